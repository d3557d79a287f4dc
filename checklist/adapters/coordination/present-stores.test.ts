/** Consul, Kubernetes and Apollo as their APIs are specified: no server of them runs here. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configValue } from '../../checks/config-value.ts';
import { registry } from '../../checks/registry.ts';
import { ask } from '../../store-hands.test-support.ts';

const secret = 'secret-word';
const b64 = (text: string): string => Buffer.from(text).toString('base64');
const instance = (id: string, version: string, status = 'passing') => ({
  Node: { Node: 'n1', Address: '10.0.0.9', Datacenter: 'sh' },
  Service: {
    ID: id,
    Service: 'orders',
    Address: id === 'orders-2' ? '' : '10.0.0.1',
    Port: 8080,
    Meta: { version, group: 'BLUE' },
    Weights: { Passing: 1, Warning: 1 },
  },
  Checks: [{ Status: 'passing' }, { Status: status }],
});
const pod = (name: string, version: string) => ({
  metadata: { name, labels: { app: 'orders', version, group: 'BLUE' } },
});
const endpoint = (ip: string, name: string, ready?: boolean) => ({
  addresses: [ip],
  conditions: { ready },
  zone: 'sh',
  targetRef: { kind: 'Pod', name },
});
const released = (limit: string) => ({
  appId: 'shop',
  cluster: 'BLUE',
  namespaceName: 'application',
  configurations: { limit },
  releaseKey: '20261117-1',
});

const answers: Readonly<Record<string, unknown>> = {
  '/v1/status/leader': '10.0.0.1:8300',
  '/v1/health/service/orders?dc=sh': [
    instance('orders-1', 'v1'),
    instance('orders-2', 'v1'),
    instance('orders-3', 'v1', 'critical'),
  ],
  '/v1/health/service/none?dc=sh': [],
  '/v1/kv/config/BLUE/?dc=sh&recurse': [
    { Key: 'config/BLUE/', Value: null, ModifyIndex: 1 },
    { Key: 'config/BLUE/limit', Value: b64('5'), ModifyIndex: 7 },
    { Key: 'config/BLUE/deep/er', Value: b64('x'), ModifyIndex: 8 },
  ],
  '/v1/kv/config/BLUE/limit?dc=sh': [{ Key: 'config/BLUE/limit', Value: b64('5'), ModifyIndex: 7 }],
  '/v1/kv/config/odd?dc=sh': { surprise: true },
  '/version': { gitVersion: 'v1.31.0' },
  '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dorders':
    {
      items: [
        {
          endpoints: [endpoint('10.1.0.1', 'orders-a', true), endpoint('10.1.0.2', 'orders-b', false)],
          ports: [{ name: 'http', port: 8080 }],
        },
        { endpoints: [endpoint('10.1.0.3', 'orders-c')], ports: [{ port: 8080 }] },
      ],
    },
  '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dnone':
    {
      items: [],
    },
  '/api/v1/namespaces/shop/pods': {
    items: [pod('orders-a', 'v1'), pod('orders-b', 'v1'), pod('orders-c', 'v1')],
  },
  '/api/v1/namespaces/shop/configmaps/settings': {
    metadata: { resourceVersion: '42' },
    data: { limit: '5' },
  },
  '/configs/shop/default/application': released('1'),
  '/configs/shop/BLUE/application': released('5'),
  '/configs/shop/GREEN/application': released('50'),
};

/** Whether a request carries the credential of its system. */
function isKnown(url: string, { authorization, timestamp, ...headers }: IncomingHttpHeaders): boolean {
  if (url.startsWith('/v1/status')) return true;
  if (url.startsWith('/v1/')) return headers['x-consul-token'] === secret;
  if (!url.startsWith('/configs/')) return authorization === `Bearer ${secret}`;
  const signature = createHmac('sha1', secret)
    .update(`${String(timestamp)}\n${url}`)
    .digest('base64');
  return authorization === `Apollo shop:${signature}`;
}

let server: Server;
let host: string;
beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    if (!isKnown(url, headers)) return response.writeHead(403).end('{"message":"Permission denied"}');
    const answer = answers[url];
    return response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
const saying = (part: string): string => expect.stringContaining(part) as string;

describe('Consul', () => {
  const url = (password = secret) => `consul://any:${password}@${host}/sh`;

  test('instances with version, zone and health', async () => {
    const expected = {
      equals: ['10.0.0.1:8080', '10.0.0.9:8080', '10.0.0.1:8080'],
      versions: { v1: 3 },
      groups: { BLUE: 3 },
    };
    expect(await ask(registry, { url: url(), paths: ['/service/orders'], expect: expected })).toMatchObject({
      outcome: 'pass',
    });
    const serving = { url: url(), paths: ['/service/orders'], expect: { min: 3 } };
    expect(await ask(registry, serving)).toMatchObject({ outcome: 'fail', message: saying('2 serve') });
    const none = { url: url(), paths: ['/service/none'], expect: { count: 0 } };
    expect(await ask(registry, none)).toMatchObject({ outcome: 'inconclusive' });
  });

  test('settings, one that is missing, and a reply of another form', async () => {
    expect(await ask(configValue, { url: url(), values: { '/kv/config/BLUE/limit': '5' } })).toMatchObject({
      outcome: 'pass',
      evidence: [{ rows: [['/kv/config/BLUE/limit', '5', '5', '7']] }],
    });
    expect(await ask(configValue, { url: url(), exist: ['/kv/config/no'] })).toMatchObject({
      outcome: 'fail',
    });
    expect(await ask(configValue, { url: url(), exist: ['/kv/config/odd'] })).toMatchObject({
      outcome: 'error',
      message: saying('is not what its API says'),
    });
    const groups = { old: '/kv/config/BLUE', new: '/kv/config/GREEN' };
    expect(await ask(configValue, { url: url(), groups })).toMatchObject({
      outcome: 'fail',
      message: '/kv/config/GREEN has no limit.',
    });
  });

  test('a refused token, and a path that means nothing', async () => {
    const refused = await ask(configValue, { url: url('wrong-word'), exist: ['/kv/config/no'] });
    expect(refused).toMatchObject({ outcome: 'error', message: saying('status 403') });
    expect(JSON.stringify(refused)).not.toContain('wrong-word');
    expect(await ask(registry, { url: url(), paths: ['/orders'], expect: { min: 1 } })).toMatchObject({
      outcome: 'error',
    });
  });
});

describe('Kubernetes', () => {
  const url = (password = secret) => `k8sproxy://any:${password}@${host}`;

  test('ready endpoints with the labels of their pods', async () => {
    const planned = {
      versions: { v1: 3 },
      groups: { BLUE: 3 },
      nodes: { '10.1.0.1:8080': 'serves', '10.1.0.2:8080': 'idle', '10.1.0.3:8080': 'serves' },
    } as const;
    const paths = ['/shop/services/orders'];
    expect(await ask(registry, { url: url(), paths, expect: planned })).toMatchObject({ outcome: 'pass' });
    expect(await ask(registry, { url: url(), paths, expect: { min: 3 } })).toMatchObject({ outcome: 'fail' });
    const none = { url: url(), paths: ['/shop/services/none'], expect: { count: 0 } };
    expect(await ask(registry, none)).toMatchObject({ outcome: 'inconclusive' });
    expect(await ask(registry, { url: url('wrong-word'), paths, expect: { min: 1 } })).toMatchObject({
      outcome: 'error',
    });
  });

  test('settings of a map', async () => {
    const values = { '/shop/configmaps/settings/limit': '5' };
    expect(await ask(configValue, { url: url(), values })).toMatchObject({ outcome: 'pass' });
    const exist = ['/shop/configmaps/settings/no', '/shop/configmaps/none/limit'];
    expect(await ask(configValue, { url: url(), exist })).toMatchObject({ outcome: 'fail' });
  });
});

describe('Apollo', () => {
  const url = (password = secret) => `apollo://any:${password}@${host}/shop`;

  test('settings of two clusters, by a signed request', async () => {
    expect(await ask(configValue, { url: url(), values: { '/BLUE/application/limit': '5' } })).toMatchObject({
      outcome: 'pass',
      evidence: [{ rows: [['/BLUE/application/limit', '5', '5', '20261117-1']] }],
    });
    const groups = { old: '/BLUE/application', new: '/GREEN/application' };
    expect(await ask(configValue, { url: url(), groups })).toMatchObject({
      outcome: 'fail',
      message: 'limit differs, and nobody reviewed that.',
    });
    expect(await ask(configValue, { url: url(), exist: ['/BLUE/none/limit'] })).toMatchObject({
      outcome: 'fail',
    });
  });

  test('a wrong secret, and a URL without an application', async () => {
    const exist = ['/BLUE/application/limit'];
    expect(await ask(configValue, { url: url('wrong-word'), exist })).toMatchObject({ outcome: 'error' });
    expect(await ask(configValue, { url: `apollo://${host}`, exist })).toMatchObject({
      outcome: 'error',
      message: saying('names no application'),
    });
  });
});
