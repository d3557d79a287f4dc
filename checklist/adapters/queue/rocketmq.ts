/**
 * Reads topics of RocketMQ by the HTTP API of its dashboard (rocketmq-dashboard, formerly rocketmq-console).
 * Tested: specified replies. A retry or dead-letter queue is the topic `%RETRY%group` or `%DLQ%group`.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../../check-context.ts';
import { askApi } from '../ask-api.ts';
import type { QueueAnswer, QueueReading, QueueRequest, QueueSource } from './queue-source.ts';

const topicList = Type.Object({ topicList: Type.Array(Type.String()) });
const offsets = Type.Object({
  offsetTable: Type.Record(
    Type.String(),
    Type.Object({ minOffset: Type.Integer(), maxOffset: Type.Integer() }),
  ),
});
const groups = Type.Union([
  Type.Record(Type.String(), Type.Object({ diffTotal: Type.Integer() })),
  Type.Null(),
]);
const connections = Type.Union([
  Type.Object({
    connectionSet: Type.Array(Type.Object({ clientId: Type.String(), clientAddr: Type.String() })),
  }),
  Type.Null(),
]);

export const rocketmq: QueueSource = { id: 'rocketmq', testedOn: 'specified replies', lagMs: 0, read };

type Ask = <Shape extends TSchema>(path: string, shape: Shape) => Promise<Static<Shape>>;

async function read(request: QueueRequest, context: CheckContext): Promise<QueueAnswer> {
  const ask: Ask = async (path, shape) => dataOf(request, path, shape, context);
  try {
    const known = (await ask('topic/list.query', topicList)).topicList;
    const wanted = known.filter((name) => request.queues?.includes(name) ?? request.isWanted(name));
    const queues: QueueReading[] = [];
    for (const topic of wanted.sort()) queues.push(await readingOf(ask, topic));
    return { queues, holders: [null] };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function readingOf(ask: Ask, topic: string): Promise<QueueReading> {
  const query = encodeURIComponent(topic);
  const { offsetTable } = await ask(`topic/stats.query?topic=${query}`, offsets);
  const lags = (await ask(`topic/queryConsumerByTopic.query?topic=${query}`, groups)) ?? {};
  const consumers = await Promise.all(
    Object.keys(lags).map(async (group) => {
      const path = `consumer/consumerConnection.query?consumerGroup=${encodeURIComponent(group)}`;
      const { connectionSet = [] } = (await ask(path, connections)) ?? {};
      return connectionSet.map(({ clientId, clientAddr }) => `${group} ${clientId} ${clientAddr}`);
    }),
  );
  const parts = Object.values(offsetTable);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const lagOf = Object.values(lags).map(({ diffTotal }) => diffTotal);
  return {
    name: topic,
    // Where no group ever read the topic, all that it keeps waits.
    waiting:
      lagOf.length > 0 ? sum(lagOf) : sum(parts.map(({ minOffset, maxOffset }) => maxOffset - minOffset)),
    unacked: null,
    consumers: consumers.flat().map((name) => ({ name, acknowledges: true })),
    published: sum(parts.map(({ maxOffset }) => maxOffset)),
  };
}

/** The dashboard wraps each reply in `{ status, data, errMsg }`; status 0 is well. */
async function dataOf<Shape extends TSchema>(
  { url, headers }: QueueRequest,
  path: string,
  shape: Shape,
  context: CheckContext,
): Promise<Static<Shape>> {
  const answer = await askApi({ url: `${url.replace(/\/+$/, '')}/${path}`, headers }, [url], context);
  if ('fault' in answer) throw new Error(answer.fault);
  const wrapped = answer.data as { status?: unknown; data?: unknown; errMsg?: unknown } | undefined;
  if (wrapped?.status !== 0) throw new Error(`the dashboard says: ${JSON.stringify(wrapped?.errMsg)}`);
  if (!Value.Check(shape, wrapped.data)) throw new Error(`the reply to ${path} does not look like RocketMQ`);
  return wrapped.data;
}
