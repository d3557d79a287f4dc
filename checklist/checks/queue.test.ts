/** `queue` against a real RabbitMQ, a real Redis with workers of BullMQ, and replies of a RocketMQ dashboard. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Channel, type ChannelModel } from 'amqplib';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRabbitMq, type RabbitMq } from '../../fixtures/servers/rabbitmq.ts';
import { startRedis, type RedisServer } from '../../fixtures/servers/redis.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { queue } from './queue.ts';

const installed = (engine: string): boolean =>
  requireEngine(engine, engines.find(({ name }) => name === engine)?.find() !== undefined);
type Given = Parameters<typeof queue.gather>[0];

async function run(given: Given, more: Parameters<typeof contextFor>[0] = {}) {
  return queue.judge(await queue.gather(given, contextFor(more)), given);
}

/** Statistics lag behind; asks until the first one is as it will stay. */
async function settled(given: Given, outcome: string) {
  for (let tries = 0; tries < 30; tries += 1) {
    const judged = await run(given);
    if (judged.outcome === outcome) return judged;
    await sleep(150);
  }
  return run(given);
}

describe.skipIf(!installed('rabbitmq'))('on RabbitMQ (skipped without it)', () => {
  let server: RabbitMq;
  let client: ChannelModel;
  let channel: Channel;
  beforeAll(async () => {
    server = await startRabbitMq();
    client = await connect(server.amqpUrl, { clientProperties: { connection_name: 'blue-1' } });
    channel = await client.createChannel();
    for (const name of ['orders.BLUE', 'orders.GREEN', 'orders.dead', 'quiet'])
      await channel.assertQueue(name);
    channel.sendToQueue('orders.BLUE', Buffer.from('a'));
    channel.sendToQueue('orders.GREEN', Buffer.from('b'));
  }, 90_000);
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  const asks = (queues: string[], expected: Given['expect']): Given => ({
    system: 'rabbitmq',
    url: server.url,
    queues,
    expect: expected,
  });

  test('sees messages left, a drained queue, one that is not there', async () => {
    const left = await settled(asks(['orders.BLUE'], { waitingMax: 0 }), 'fail');
    expect(left).toMatchObject({
      outcome: 'fail',
      message: 'Waiting in orders.BLUE is 1, allowed is at most 0.',
    });
    expect(await settled(asks(['quiet'], { waitingMax: 0, consumersMax: 0 }), 'pass')).toMatchObject({
      outcome: 'pass',
    });
    expect(await run(asks(['orders.BLEU'], { waitingMax: 0 }))).toMatchObject({ outcome: 'fail' });
    expect(await run(asks(['orders.BLEU'], { exists: false }))).toMatchObject({ outcome: 'pass' });
  });

  test('finds by a pattern the orphan that a group left behind', async () => {
    const { queues: _named, ...rest } = asks([], { orphans: false });
    const orphan = await settled({ ...rest, match: String.raw`\.BLUE$` }, 'fail');
    expect(orphan.message).toBe('Orders.BLUE holds 1 messages and nobody consumes it.');
    expect(await run({ ...rest, match: '^quiet$' })).toMatchObject({ outcome: 'pass' });
    expect(await run({ ...rest, match: '^nothing' })).toMatchObject({ outcome: 'inconclusive' });
  });

  test('sees who consumes, what he holds un-acked after he stopped, and that he is done', async () => {
    const gone = asks(['orders.GREEN'], { noConsumers: '^blue-1$' });
    const { consumerTag, taken } = await new Promise<{ consumerTag: string; taken: { ack(): void } }>(
      (resolve, reject) => {
        const consumerTag = 'node-a';
        const take = channel.consume(
          'orders.GREEN',
          (message) => message && resolve({ consumerTag, taken: { ack: () => channel.ack(message) } }),
          { consumerTag },
        );
        take.catch(reject);
      },
    );
    expect((await settled(gone, 'fail')).message).toMatch(
      /^Node-a 127\S+ -> \S+ blue-1 consumes orders.GREEN/,
    );
    expect(await run(asks(['orders.GREEN'], { onlyConsumers: 'green' }))).toMatchObject({ outcome: 'fail' });
    await channel.cancel(consumerTag);
    const holds = await settled(asks(['orders.GREEN'], { unackedMax: 0, consumersMax: 0 }), 'fail');
    expect(holds.message).toContain('Un-acked in orders.GREEN is 1');
    expect((await settled(gone, 'fail')).message).toContain('holds messages that are not acknowledged');
    taken.ack();
    expect(await settled(gone, 'pass')).toMatchObject({ outcome: 'pass' });
  });

  test('nothing un-acked means nothing where a consumer never acknowledges', async () => {
    await channel.consume('quiet', () => undefined, { noAck: true, consumerTag: 'careless' });
    const judged = await settled(asks(['quiet'], { unackedMax: 0 }), 'inconclusive');
    expect(judged.message).toContain('never acknowledge');
    await channel.cancel('careless');
  });

  test('a producer and growing dead letters are seen over time', async () => {
    const still = { ...asks(['orders.dead'], { publishedMax: 0, growthMax: 0 }), over: '2500ms' };
    const judged = run(still);
    await sleep(50);
    channel.sendToQueue('orders.dead', Buffer.from('x'));
    expect((await judged).message).toContain('The growth of orders.dead is 1');
    const { over: _over, ...grown } = { ...still, expect: { growthMax: 0 }, before: { 'orders.dead': 0 } };
    expect(await run(grown)).toMatchObject({ outcome: 'fail' });
    expect(await run({ ...grown, before: { 'orders.dead': 1 } })).toMatchObject({ outcome: 'pass' });
  });

  test('a wrong password and an unknown virtual host are errors that tell no secret', async () => {
    const url = server.url.replace('guest:guest', 'guest:wrong-word');
    const refused = await run({ ...asks(['quiet'], { waitingMax: 0 }), url });
    expect(refused).toMatchObject({ outcome: 'error' });
    expect(refused.message).not.toContain('wrong-word');
    const nowhere = await run({ ...asks(['quiet'], { waitingMax: 0 }), namespace: 'nowhere' });
    expect(nowhere).toMatchObject({ outcome: 'error' });
  });
});

describe.skipIf(!installed('redis'))('on Redis with BullMQ (skipped without it)', () => {
  let server: RedisServer;
  let orders: Queue;
  const password = 'secret-word';
  const connection = () => ({ host: '127.0.0.1', port: server.port, password });
  beforeAll(async () => {
    server = await startRedis(password);
    orders = new Queue('orders', { connection: connection() });
    await orders.add('pay', {});
    await orders.add('later', {}, { delay: 3_600_000 });
  });
  afterAll(async () => {
    await orders.close();
    await server.stop();
  });
  const asks = (queues: string[], expected: Given['expect']): Given => ({
    system: 'bullmq',
    url: `redis://:${password}@127.0.0.1:${server.port}`,
    queues,
    expect: expected,
  });

  test('counts delayed jobs too, and finds queues by a pattern', async () => {
    expect(await run(asks(['orders'], { waitingMax: 1 }))).toMatchObject({ outcome: 'fail' });
    expect(await run(asks(['orders'], { waitingMax: 2 }))).toMatchObject({ outcome: 'pass' });
    expect(await run(asks(['ordres'], { waitingMax: 2 }))).toMatchObject({ outcome: 'fail' });
    const { queues: _named, ...rest } = asks([], { orphans: false });
    expect((await run({ ...rest, match: '^ord' })).message).toBe(
      'Orders holds 2 messages and nobody consumes it.',
    );
  });

  test('sees the worker by its name, the job in its hands, and the failed jobs', async () => {
    let failJob: (reason: Error) => void = () => undefined;
    const work = new Promise((_resolve, reject) => (failJob = reject));
    const worker = new Worker('orders', () => work, { connection: connection(), name: 'blue-1' });
    const gone = asks(['orders'], { noConsumers: 'blue-1$' });
    const held = await settled(gone, 'fail');
    expect(held.message).toMatch(/blue-1 consumes orders; blue-1 holds/);
    expect(await run(asks(['orders'], { unackedMax: 0 }))).toMatchObject({ outcome: 'fail' });
    const none = asks(['orders:failed'], { waitingMax: 0 });
    expect(await run(none)).toMatchObject({ outcome: 'pass' });
    failJob(new Error('planted'));
    expect(await settled(none, 'fail')).toMatchObject({ outcome: 'fail' });
    await worker.close();
    expect(await settled(gone, 'pass')).toMatchObject({ outcome: 'pass' });
  });

  test('a producer is seen over time', async () => {
    const judged = run({ ...asks(['orders'], { publishedMax: 0 }), over: '200ms' });
    await sleep(50);
    await orders.add('pay', {});
    expect((await judged).message).toContain('What came into orders is 1');
  });

  test('a wrong password, nobody there, and a run that is over are errors', async () => {
    const given = asks(['orders'], { waitingMax: 0 });
    const wrong = await run({ ...given, url: `redis://:other-word@127.0.0.1:${server.port}` });
    expect(wrong).toMatchObject({ outcome: 'error' });
    expect(wrong.message).not.toContain('other-word');
    expect(await run({ ...given, url: 'redis://127.0.0.1:1' })).toMatchObject({ outcome: 'error' });
    expect(await run(given, { signal: AbortSignal.abort() })).toMatchObject({ outcome: 'error' });
    const foreign = await run({ ...given, url: 'redis://redis.example' }, { untrusted: true });
    expect(foreign.message).toContain('not allowed');
  });
});

describe('on specified replies of a RocketMQ dashboard', () => {
  let server: Server;
  let lag = 0;
  let status = 0;
  const given = (expected: Given['expect']): Given => ({
    system: 'rocketmq',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queues: ['orders_BLUE'],
    expect: expected,
  });
  beforeAll(async () => {
    const replies: Record<string, () => unknown> = {
      '/topic/list.query': () => ({ topicList: ['orders_BLUE', 'orders_GREEN'] }),
      '/topic/stats.query': () => ({
        offsetTable: { 'MessageQueue [topic=orders_BLUE, queueId=0]': { minOffset: 0, maxOffset: 40 } },
      }),
      '/topic/queryConsumerByTopic.query': () => ({ g_BLUE: { topic: 'orders_BLUE', diffTotal: lag } }),
      '/consumer/consumerConnection.query': () => ({
        connectionSet: [{ clientId: '10.0.0.1@77', clientAddr: '10.0.0.1:50100' }],
      }),
    };
    server = createServer((request, response) => {
      const data = replies[(request.url ?? '').split('?')[0] ?? '']?.() ?? null;
      response.end(JSON.stringify({ status, data, errMsg: status === 0 ? null : 'no broker' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  test('reads lag and members, and does not claim to know what is un-acked', async () => {
    expect(await run(given({ waitingMax: 0, consumersMin: 1 }))).toMatchObject({ outcome: 'pass' });
    lag = 3;
    expect(await run(given({ waitingMax: 0 }))).toMatchObject({ outcome: 'fail' });
    expect(await run(given({ noConsumers: String.raw`10\.0\.0\.1@` }))).toMatchObject({ outcome: 'fail' });
    expect(await run(given({ noConsumers: '10.0.0.2@' }))).toMatchObject({ outcome: 'inconclusive' });
    expect(await run(given({ unackedMax: 0 }))).toMatchObject({ outcome: 'inconclusive' });
    status = -1;
    expect((await run(given({ waitingMax: 0 }))).message).toContain('no broker');
  });
});

test('refuses parameters that could never fail', () => {
  const given = { system: 'rabbitmq', url: 'http://x', queues: ['a'] };
  expect(paramProblems(queue, { ...given, expect: {} })).toHaveLength(1);
  expect(paramProblems(queue, { ...given, expect: { publishedMax: 0 } })).toHaveLength(1);
  expect(paramProblems(queue, { ...given, expect: { publishedMax: 0 }, over: '5s' })).toHaveLength(1);
  expect(paramProblems(queue, { ...given, expect: { publishedMax: 0 }, over: '15s' })).toEqual([]);
  expect(paramProblems(queue, { ...given, expect: { publishedMax: 0 }, over: '5s', lag: '1s' })).toEqual([]);
  expect(
    paramProblems(queue, { ...given, expect: { publishedMax: 0 }, over: '15s', lag: '60s' }),
  ).toHaveLength(1);
  expect(paramProblems(queue, { ...given, match: 'a', expect: { waitingMax: 0 } })).toHaveLength(1);
  expect(paramProblems(queue, { ...given, expect: { exists: false, waitingMax: 0 } })).toHaveLength(1);
  expect(paramProblems(queue, { ...given, expect: { growthMax: 0 }, before: { b: 1 } })).toHaveLength(1);
});
