import type { Detector } from '../detector.ts';
import { alertmanager } from './alertmanager.ts';
import { avro } from './avro.ts';
import { cargo } from './cargo.ts';
import { codeowners } from './codeowners.ts';
import { compose } from './compose.ts';
import { dubbo } from './dubbo.ts';
import { githubActions } from './github-actions.ts';
import { gitlabCi } from './gitlab-ci.ts';
import { go } from './go.ts';
import { graphql } from './graphql.ts';
import { kubernetes } from './kubernetes.ts';
import { maven } from './maven.ts';
import { migrations } from './migrations.ts';
import { nginx } from './nginx.ts';
import { npm } from './npm.ts';
import { openapi } from './openapi.ts';
import { prometheus } from './prometheus.ts';
import { protobuf } from './protobuf.ts';
import { rabbitmq } from './rabbitmq.ts';
import { redis } from './redis.ts';
import { thrift } from './thrift.ts';

/** All that `init` looks for, in the order of the list that it writes. A new one is a file and a line here. */
export const detectors: readonly Detector[] = [
  npm,
  maven,
  go,
  cargo,
  githubActions,
  gitlabCi,
  codeowners,
  migrations,
  openapi,
  protobuf,
  thrift,
  graphql,
  avro,
  dubbo,
  compose,
  kubernetes,
  nginx,
  rabbitmq,
  redis,
  prometheus,
  alertmanager,
];
