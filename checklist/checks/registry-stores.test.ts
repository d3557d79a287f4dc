/** `registry`, `registry-watch` and `config-value` against a real ZooKeeper and a real etcd. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../fixtures/free-port.ts';
import { startEtcd, type Etcd } from '../../fixtures/servers/etcd.ts';
import { startZooKeeper, type ZooKeeper } from '../../fixtures/servers/zookeeper.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import type { Judgement } from '../check.ts';
import { configValue } from './config-value.ts';
import { ask, zookeeperHands, type Hands } from '../store-hands.test-support.ts';
import { registryConsumers } from './registry-consumers.ts';
import { registryWatch } from './registry-watch.ts';
import { registry } from './registry.ts';

const has = (name: string): boolean =>
  requireEngine(name, engines.find((engine) => engine.name === name)?.find() !== undefined);

const online = '/ssp/delivery/online';
const [a, b, c, d] = ['10.0.0.1:8080', '10.0.0.2:8080', '10.0.0.3:8080', '10.0.0.4:8080'] as const;

/** What holds for every store. */
function storeTests(hands: () => Hands): void {
  beforeAll(async () => {
    for (const address of [a, b]) {
      await hands().put(`${online}/${address}`);
      await hands().put(`${online}/v0/${address}`);
    }
    await hands().put(`${online}/v1/one`, c);
    await hands().put(`${online}/v1/two`, JSON.stringify({ host: '10.0.0.4', port: 8080, weight: 0 }));
    await hands().put('/ssp/version', 'v0');
    await hands().put('/config/BLUE/limit', '5');
    await hands().put('/config/BLUE/db.password', 'hunter2hunter2');
    await hands().put('/config/GREEN/limit', '50');
  });

  test('the unversioned path holds the stable set, its folders of versions are no instances', async () => {
    const { url } = hands();
    expect(await ask(registry, { url, paths: [online], sameAs: `${online}/v0` })).toMatchObject({
      outcome: 'pass',
      measured: [{ actual: 2 }],
    });
    expect(await ask(registry, { url, paths: [online], sameAs: `${online}/v1` })).toMatchObject({
      outcome: 'fail',
      message: `${online}: not registered: ${c}, ${d} (compared with ${online}/v1); ${online}: registered too: ${a}, ${b} (compared with ${online}/v1).`,
    });
  });

  test('addresses come from texts and JSON, and a weight of 0 is idle', async () => {
    const { url } = hands();
    const expected = { equals: [c, d], nodes: { [c]: 'serves', [d]: 'idle' } } as const;
    const params = { url, paths: [`${online}/v1`], expect: { ...expected, equals: [c, d] } };
    expect(await ask(registry, params)).toMatchObject({ outcome: 'pass' });
    expect(await ask(registry, { ...params, expect: { min: 2 } })).toMatchObject({
      outcome: 'fail',
      message: `${online}/v1: 1 serve, and 2 are needed.`,
    });
  });

  test('a path that is not there never passes', async () => {
    const params = { url: hands().url, paths: ['/no/such'], expect: { hasNot: [a] } };
    expect(await ask(registry, params)).toMatchObject({ outcome: 'inconclusive' });
  });

  test('a config key is read with its revision; groups are compared, secrets stay hidden', async () => {
    const { url } = hands();
    expect(await ask(configValue, { url, values: { '/ssp/version': 'v0' } })).toMatchObject({
      outcome: 'pass',
      evidence: [{ rows: [['/ssp/version', 'v0', 'v0', expect.stringMatching(/^[1-9]\d*$/)]] }],
    });
    expect(await ask(configValue, { url, values: { '/ssp/version': 'v1' } })).toMatchObject({
      outcome: 'fail',
      message: '/ssp/version is v0, not v1.',
    });
    const compared = await ask(configValue, { url, groups: { old: '/config/BLUE', new: '/config/GREEN' } });
    expect(compared).toMatchObject({
      outcome: 'fail',
      message: '/config/GREEN has no db.password; limit differs, and nobody reviewed that.',
    });
    expect(JSON.stringify(compared)).not.toContain('hunter2');
  });

  test('a switch: new ones first passes, an empty moment is caught, a version that nobody has is refused', async () => {
    const store = hands();
    const { url } = store;
    const watched = { url, becomes: [c, d], min: 1, within: '5s', watch: '20s', settle: '100ms' };
    const during = async (path: string, turn: () => Promise<void>): Promise<Judgement> => {
      const before = [a, b].map((address) => store.put(`${path}/${address}`));
      await Promise.all(before);
      const judging = ask(registryWatch, { ...watched, path }, { timeoutMs: 30_000 });
      await new Promise((resolve) => setTimeout(resolve, 700));
      await turn();
      return judging;
    };
    const good = await during('/switch/good', async () => {
      for (const address of [c, d]) await store.put(`/switch/good/${address}`);
      for (const address of [a, b]) await store.remove(`/switch/good/${address}`);
    });
    // Each change stands for as long as a round trip; a busy machine may see two as one.
    expect(good).toMatchObject({
      measured: [{ name: 'fewest registered', actual: 2 }, {}, {}],
      outcome: 'pass',
    });
    const empty = await during('/switch/empty', async () => {
      for (const address of [a, b]) await store.remove(`/switch/empty/${address}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const address of [c, d]) await store.put(`/switch/empty/${address}`);
    });
    expect(empty).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/^0 instances were registered/),
    });
    const refused = { ...watched, path: online, becomes: `${online}/v9` };
    expect(await ask(registryWatch, refused)).toMatchObject({
      outcome: 'fail',
      message: `0 instances are ready to take over, and 1 are needed: the switch would leave ${online} empty.`,
    });
  });

  test('all at once, in one transaction: only a store that tells every state proves that none was empty', async () => {
    const store = hands();
    const path = '/switch/once';
    for (const address of [a, b]) await store.put(`${path}/${address}`);
    const { url } = store;
    const params = { url, path, becomes: [c, d], min: 2, within: '5s', watch: '20s', settle: '100ms' };
    const judging = ask(registryWatch, params, { timeoutMs: 30_000 });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await store.replace([`${path}/${a}`, `${path}/${b}`], [`${path}/${c}`, `${path}/${d}`]);
    const fewest = store.tellsEveryState ? 2 : 0;
    expect(await judging).toMatchObject({
      outcome: store.tellsEveryState ? 'pass' : 'inconclusive',
      measured: [{ actual: 2, samples: 2 }, { actual: fewest }, { actual: 0 }],
    });
  });

  test('a switch that does not come, and one that stops half-way', async () => {
    const store = hands();
    const { url } = store;
    await store.put(`/switch/half/${a}`);
    const params = {
      url,
      path: '/switch/half',
      becomes: [c],
      min: 1,
      within: '1s',
      watch: '400ms',
      settle: '50ms',
    };
    expect(await ask(registryWatch, params)).toMatchObject({ outcome: 'inconclusive' });
    const judging = ask(registryWatch, { ...params, watch: '3s' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await store.put(`/switch/half/${c}`);
    expect(await judging).toMatchObject({
      outcome: 'fail',
      message: `The new set did not come about: registered too: ${a}.`,
    });
  });
}

describe.skipIf(!has('etcd'))('etcd', () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(() => etcd.stop());
  storeTests(() => ({
    url: etcd.url,
    put: (path, text = '') => etcd.put(path, text),
    remove: (path) => etcd.remove(path),
    close: () => Promise.resolve(),
    tellsEveryState: true,
    async replace(gone, come) {
      const key = (path: string): string => Buffer.from(path).toString('base64');
      const success = [
        ...gone.map((path) => ({ request_delete_range: { key: key(path) } })),
        ...come.map((path) => ({ request_put: { key: key(path), value: '' } })),
      ];
      await etcd.post('/v3/kv/txn', { success });
    },
  }));

  test('the login is asked for where the server wants one', async () => {
    const url = etcd.url.replace('//', '//reader:secret-word@');
    const params = { paths: [online], expect: { count: 2 } };
    await etcd.post('/v3/auth/user/add', { name: 'root', password: 'root-word' });
    await etcd.post('/v3/auth/user/grant', { user: 'root', role: 'root' });
    await etcd.post('/v3/auth/user/add', { name: 'reader', password: 'secret-word' });
    await etcd.post('/v3/auth/role/add', { name: 'reads' });
    const all = { permType: 'READ', key: 'AA==', range_end: 'AA==' };
    await etcd.post('/v3/auth/role/grant', { name: 'reads', perm: all });
    await etcd.post('/v3/auth/user/grant', { user: 'reader', role: 'reads' });
    await etcd.post('/v3/auth/enable', {});
    expect(await ask(registry, { url, ...params })).toMatchObject({ outcome: 'pass' });
    const wrong = await ask(registry, { url: url.replace('secret-word', 'other-word'), ...params });
    expect(wrong).toMatchObject({
      outcome: 'error',
      message: expect.stringMatching(/authentication failed/),
    });
    expect(JSON.stringify(wrong)).not.toContain('other-word');
    expect(await ask(registry, { url: etcd.url, ...params })).toMatchObject({ outcome: 'error' });
  });
});

describe.skipIf(!has('zookeeper'))('ZooKeeper', () => {
  let server: ZooKeeper;
  let client: Hands;
  const put = (path: string, text?: string): Promise<void> => client.put(path, text);
  beforeAll(async () => {
    server = await startZooKeeper();
    client = await zookeeperHands(server);
  }, 40_000);
  afterAll(async () => {
    await client.close();
    await server.stop();
  });
  storeTests(() => client);

  const inDubbo = async (kind: string, host: string, query: string): Promise<string> => {
    const schemes = { providers: 'dubbo', consumers: 'consumer', configurators: 'override' };
    const scheme = schemes[kind as keyof typeof schemes];
    const name = encodeURIComponent(`${scheme}://${host}/com.shop.Orders?${query}`);
    await put(`/dubbo/com.shop.Orders/${kind}/${name}`);
    return `/dubbo/com.shop.Orders/${kind}/${name}`;
  };

  test('providers of a Dubbo interface, with the weight that an operator gave them', async () => {
    for (const host of ['10.0.0.1:20880', '10.0.0.2:20880']) {
      await inDubbo('providers', host, 'group=GREEN&version=1.0.1&application=shop');
    }
    const params = { url: server.url, paths: ['/dubbo/com.shop.Orders/providers'] };
    const planned = { groups: { GREEN: 2 }, versions: { '1.0.1': 2 }, min: 2 };
    expect(await ask(registry, { ...params, expect: planned })).toMatchObject({ outcome: 'pass' });
    const idle = { nodes: { '10.0.0.1:20880': 'idle' as const } };
    expect(await ask(registry, { ...params, expect: idle })).toMatchObject({ outcome: 'fail' });
    await inDubbo('configurators', '10.0.0.1:20880', 'category=configurators&enabled=true&weight=0');
    expect(await ask(registry, { ...params, expect: idle })).toMatchObject({ outcome: 'pass' });
  });

  test('a consumer of a version that only an idle provider has finds nobody', async () => {
    const { url } = server;
    await inDubbo('consumers', '10.0.0.9', 'group=GREEN&version=1.0.1&application=web&side=consumer');
    expect(await ask(registryConsumers, { url })).toMatchObject({ outcome: 'pass' });
    await inDubbo('consumers', '10.0.0.9', 'group=BLUE&version=1.0.1&application=web&side=consumer');
    const missing = 'web asks for BLUE/com.shop.Orders:1.0.1, which 0 of 1 provide.';
    expect(await ask(registryConsumers, { url })).toMatchObject({ outcome: 'fail', message: missing });
    const one = await inDubbo('providers', '10.0.0.3:20880', 'group=BLUE&version=1.0.1&application=shop');
    expect(await ask(registryConsumers, { url })).toMatchObject({ outcome: 'pass' });
    await inDubbo('configurators', '0.0.0.0', 'category=configurators&enabled=true&disabled=true');
    expect(await ask(registryConsumers, { url })).toMatchObject({ outcome: 'fail' });
    await client.remove(one);
  });

  test('a root in the URL is where paths start, and the next server is asked when one is away', async () => {
    const url = `zk://127.0.0.1:${await freePort()},127.0.0.1:${server.port}/ssp/delivery`;
    const params = { url, paths: ['/online'], expect: { count: 2 } };
    expect(await ask(registry, params)).toMatchObject({ outcome: 'pass' });
  });
});
