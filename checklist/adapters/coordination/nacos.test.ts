/** Nacos as its API is specified: no server of it runs here. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configValue } from '../../checks/config-value.ts';
import { registryWatch } from '../../checks/registry-watch.ts';
import { order } from '../../checks/order.ts';
import { registry } from '../../checks/registry.ts';
import { ask } from '../../store-hands.test-support.ts';

interface Query {
  readonly groupName?: string;
  readonly serviceName?: string;
  readonly namespaceId?: string;
  readonly group?: string;
  readonly dataId?: string;
  readonly tenant?: string;
  readonly accessToken?: string;
  readonly pageNo?: string;
}

const host = (ip: string, more: object = {}): object => ({
  ip,
  port: 8080,
  weight: 1,
  healthy: true,
  enabled: true,
  ephemeral: true,
  clusterName: 'sh',
  metadata: { version: 'v1' },
  ...more,
});
let hosts = [host('10.0.0.1'), host('10.0.0.2', { healthy: false })];
const settings = [
  { group: 'BLUE', dataId: 'shop.yaml', content: 'limit: 5', md5: 'ab12' },
  { group: 'GREEN', dataId: 'shop.yaml', content: 'limit: 5', md5: 'ab12' },
];
const isOurs = ({ namespaceId, tenant, accessToken }: Query): boolean =>
  accessToken === 'token-1' && (namespaceId ?? tenant) === 'prod';
const dubbo: Readonly<Record<string, string>> = {
  'providers:com.shop.Orders:1.0:': 'shop',
  'consumers:com.shop.Orders:1.0:': 'web',
};
const hostsOf = ({ groupName, serviceName = '' }: Query): readonly object[] => {
  if (groupName !== 'SHOP') return [];
  const application = dubbo[serviceName];
  const metadata = { application, version: '1.0', interface: 'com.shop.Orders' };
  return application === undefined
    ? serviceName === 'orders'
      ? hosts
      : []
    : [host('10.0.0.5', { metadata })];
};
const answers: Readonly<Record<string, (query: Query) => object>> = {
  '/nacos/v1/console/server/state': () => ({ version: '2.3.2' }),
  '/nacos/v1/auth/login': () => ({ accessToken: 'token-1' }),
  '/nacos/v1/ns/instance/list': (query) => (isOurs(query) ? { hosts: hostsOf(query) } : { hosts: [] }),
  '/nacos/v1/ns/service/list': (query) => {
    const names = isOurs(query) && query.groupName === 'SHOP' ? ['orders', ...Object.keys(dubbo)] : [];
    // One on each page, so that pages are turned.
    return { count: names.length, doms: names.slice(Number(query.pageNo) - 1, Number(query.pageNo)) };
  },
  '/nacos/v1/cs/configs': (query) => {
    const { group, dataId } = query;
    const found = isOurs(query) ? settings.filter((each) => each.group === group) : [];
    const pageItems = dataId === '' ? found : found.filter((each) => each.dataId === dataId);
    return { totalCount: pageItems.length, pageItems };
  },
};

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://nacos');
    const answer = answers[pathname];
    response.statusCode = answer ? 200 : 404;
    response.end(JSON.stringify(answer?.(Object.fromEntries(searchParams)) ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `nacos://reader:secret-word@127.0.0.1:${(server.address() as AddressInfo).port}/prod`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('instances with version, zone and health, and an unhealthy one does not serve', async () => {
  const params = { url, paths: ['/SHOP/orders'] };
  const planned = {
    versions: { v1: 2 },
    nodes: { '10.0.0.1:8080': 'serves', '10.0.0.2:8080': 'idle' },
  } as const;
  expect(await ask(registry, { ...params, expect: planned })).toMatchObject({ outcome: 'pass' });
  expect(await ask(registry, { ...params, expect: { zones: { sh: 2 } } })).toMatchObject({
    outcome: 'fail',
    message: '/SHOP/orders: 1 of 2 serve in sh.',
  });
  expect(await ask(registry, { url, paths: ['/SHOP/no'], expect: { count: 0 } })).toMatchObject({
    outcome: 'inconclusive',
  });
});

test('a setting by its id, and all settings of two groups', async () => {
  expect(await ask(configValue, { url, values: { '/BLUE/shop.yaml': 'limit: 5' } })).toMatchObject({
    outcome: 'pass',
    evidence: [{ rows: [['/BLUE/shop.yaml', 'limit: 5', 'limit: 5', 'ab12']] }],
  });
  expect(await ask(configValue, { url, exist: ['/BLUE/no.yaml'] })).toMatchObject({ outcome: 'fail' });
  expect(await ask(configValue, { url, groups: { old: '/BLUE', new: '/GREEN' } })).toMatchObject({
    outcome: 'pass',
  });
  expect(await ask(configValue, { url, groups: { old: '/BLUE', new: '/GRAY' } })).toMatchObject({
    outcome: 'fail',
  });
});

test('a switch is never proved by looking now and then', async () => {
  const params = {
    url,
    path: '/SHOP/orders',
    becomes: ['10.0.0.9:8080'],
    min: 1,
    within: '5s',
    watch: '20s',
    settle: '50ms',
  };
  const judging = ask(registryWatch, params, { timeoutMs: 30_000 });
  await new Promise((resolve) => setTimeout(resolve, 400));
  hosts = [host('10.0.0.9')];
  expect(await judging).toMatchObject({
    outcome: 'inconclusive',
    measured: [{ actual: 1 }, { actual: 0 }, {}],
  });
});

test('the interfaces of Dubbo tell who calls whom', async () => {
  const params = { registry: { url, root: '/SHOP' }, deploy: ['shop', 'web'] };
  expect(await ask(order, params)).toMatchObject({
    outcome: 'pass',
    orders: { edges: [{ from: 'web', to: 'shop' }] },
  });
  expect(await ask(order, { ...params, deploy: ['web', 'shop'] })).toMatchObject({ outcome: 'fail' });
});
