import type { Reader } from '../reader.ts';
import { awsAlb } from './aws-alb.ts';
import { awsElb } from './aws-elb.ts';
import { caddyJson } from './caddy-json.ts';
import { combined } from './combined.ts';
import { envoyJson } from './envoy-json.ts';
import { envoy } from './envoy.ts';
import { gor } from './gor.ts';
import { har } from './har.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { nginxJson } from './nginx-json.ts';
import { seaworthy } from './seaworthy.ts';
import { traefikClf } from './traefik-clf.ts';
import { traefikJson } from './traefik-json.ts';
import { vhostCombined } from './vhost-combined.ts';

/** Every capture format that is read. */
export const readers: readonly Reader[] = [
  combined,
  vhostCombined,
  ingressNginx,
  traefikClf,
  envoy,
  awsAlb,
  awsElb,
  nginxJson,
  caddyJson,
  traefikJson,
  envoyJson,
  har,
  gor,
  seaworthy,
];
