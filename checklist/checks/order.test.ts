/** `order` against a real ZooKeeper, with files of traces and reports of other services. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startZooKeeper, type ZooKeeper } from '../../fixtures/servers/zookeeper.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { ask, zookeeperHands, type Hands } from '../store-hands.test-support.ts';
import { order } from './order.ts';

const hasZooKeeper = requireEngine(
  'zookeeper',
  engines.find(({ name }) => name === 'zookeeper')?.find() !== undefined,
);
const cwd = mkdtempSync(join(tmpdir(), 'seaworthy-order-'));
afterAll(() => rmSync(cwd, { recursive: true }));

describe.skipIf(!hasZooKeeper)('ZooKeeper', () => {
  let server: ZooKeeper;
  let client: Hands;
  beforeAll(async () => {
    server = await startZooKeeper();
    client = await zookeeperHands(server);
  }, 40_000);
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  test('who consumes whom gives the order, and a callback closes a cycle', async () => {
    const registered = async (name: string, kind: 'provider' | 'consumer', application: string) => {
      const scheme = kind === 'provider' ? 'dubbo' : 'consumer';
      const link = encodeURIComponent(`${scheme}://10.0.1.1:20880/${name}?application=${application}`);
      await client.put(`/chain/${name}/${kind}s/${link}`);
    };
    await registered('com.ads.Web', 'provider', 'ads-web');
    await registered('com.ads.Web', 'consumer', 'gateway');
    await registered('com.ads.Delivery', 'provider', 'delivery');
    await registered('com.ads.Delivery', 'consumer', 'ads-web');
    const params = { registry: { url: server.url, root: '/chain' }, names: { 'ads-web': 'web' } };
    expect(await ask(order, { ...params, deploy: ['delivery', 'web', 'gateway'] })).toMatchObject({
      outcome: 'pass',
      orders: { deploy: ['delivery', 'web', 'gateway'], rollback: ['gateway', 'web', 'delivery'] },
    });
    expect(await ask(order, { ...params, deploy: ['gateway', 'delivery'] })).toMatchObject({
      outcome: 'fail',
      message: 'gateway goes out before delivery (gateway needs web needs delivery).',
    });
    await registered('com.ads.Callback', 'provider', 'gateway');
    await registered('com.ads.Callback', 'consumer', 'delivery');
    const cycle = await ask(order, params);
    expect(cycle).toMatchObject({
      outcome: 'fail',
      orders: { cycles: [['delivery', 'gateway', 'web', 'delivery']] },
    });
    expect(cycle.evidence?.[1]).toMatchObject({
      rows: expect.arrayContaining([
        ['delivery', 'gateway', 'com.ads.Callback in the registry', 'not compared'],
      ]),
    });
  });
});

test('traces add what nobody declared, and close a cycle', async () => {
  writeFileSync(join(cwd, 'links.json'), JSON.stringify([{ parent: 'shop', child: 'web' }]));
  const params = { dependsOn: { web: ['shop'] }, traces: ['links.json'] };
  expect(await ask(order, params, { cwd })).toMatchObject({
    outcome: 'fail',
    message:
      'cycle shop -> web -> shop: these must go out at the same time; web before shop: shop calls it, and nothing is known of its changes; shop before web: web calls it, and nothing is known of its changes.',
  });
});

test.each([
  ['a file that is not there', { traces: ['gone.json'] }, /gone\.json is missing/],
  ['a file of something else', { traces: ['other.json'] }, /other\.json holds no traces of a known format/],
  ['a report that is not there', { compat: ['gone.json'] }, /There is no report/],
  ['a registry that nobody runs', { registry: { url: 'zookeeper://127.0.0.1:1' } }, /127\.0\.0\.1:1/],
])('%s is an error in plain words', async (_name, params, message) => {
  writeFileSync(join(cwd, 'other.json'), '{"a":1}');
  const found = await ask(order, { dependsOn: { web: [] }, ...params }, { cwd, timeoutMs: 2000 });
  expect(found).toMatchObject({ outcome: 'error', message: expect.stringMatching(message) });
});
