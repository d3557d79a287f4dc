/**
 * Reads RabbitMQ by the HTTP API of its management plugin; numbers there are collected every
 * 5 s and sampled every 5 s by default, so that they are up to 10 s old.
 * API: https://www.rabbitmq.com/docs/http-api-reference
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../../check-context.ts';
import { askApi } from '../ask-api.ts';
import type { QueueAnswer, QueueReading, QueueRequest, QueueSource } from './queue-source.ts';

const count = Type.Optional(Type.Integer());
const queueList = Type.Array(
  Type.Object({
    name: Type.String(),
    messages_ready: count,
    messages_unacknowledged: count,
    message_stats: Type.Optional(Type.Object({ publish: count })),
  }),
);
const connectionDetails = Type.Object({
  connection_name: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
});
// an empty list, or nothing, where the channel is just coming or going
const passing = Type.Array(Type.Unknown());
const consumerList = Type.Array(
  Type.Object({
    queue: Type.Object({ name: Type.String() }),
    consumer_tag: Type.String(),
    ack_required: Type.Boolean(),
    channel_details: Type.Union([connectionDetails, passing]),
  }),
);
const channelList = Type.Array(
  Type.Object({
    messages_unacknowledged: count,
    connection_details: Type.Optional(Type.Union([connectionDetails, passing])),
  }),
);
const connectionList = Type.Array(
  Type.Object({ name: Type.String(), user_provided_name: Type.Optional(Type.String()) }),
);

export const rabbitmq: QueueSource = { id: 'rabbitmq', testedOn: 'RabbitMQ', lagMs: 10_000, read };

async function read(request: QueueRequest, context: CheckContext): Promise<QueueAnswer> {
  const host = encodeURIComponent(request.namespace ?? '/');
  const ask = <Shape extends TSchema>(path: string, shape: Shape) => askList(request, path, shape, context);
  const columns = 'name,messages_ready,messages_unacknowledged,message_stats.publish';
  const [queues, consumers, channels, connections] = await Promise.all([
    ask(`queues/${host}?columns=${columns}`, queueList),
    ask(`consumers/${host}`, consumerList),
    ask(`vhosts/${host}/channels`, channelList),
    ask(`vhosts/${host}/connections`, connectionList),
  ]);
  for (const answer of [queues, consumers, channels, connections]) {
    if ('fault' in answer) return answer;
  }
  if ('fault' in queues || 'fault' in consumers || 'fault' in channels || 'fault' in connections) {
    return { fault: 'no answer' };
  }
  const given = new Map(connections.data.map((one) => [one.name, one.user_provided_name]));
  const named = (connection = 'unknown'): string =>
    [connection, given.get(connection)].filter((part) => part !== undefined).join(' ');
  const consumersOf = (queue: string) =>
    consumers.data
      .filter((one) => one.queue.name === queue)
      .map(({ consumer_tag: tag, ack_required: acknowledges, channel_details: channel }) => ({
        name: `${tag} ${named(Array.isArray(channel) ? undefined : channel.connection_name)}`,
        acknowledges,
      }));
  return {
    queues: queues.data
      .filter(({ name }) => request.queues?.includes(name) ?? request.isWanted(name))
      .map((queue) => ({ ...readingOf(queue), consumers: consumersOf(queue.name) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    holders: channels.data
      .filter((channel) => (channel.messages_unacknowledged ?? 0) > 0)
      .map(({ connection_details: details = [] }) => (Array.isArray(details) ? null : named(details.name))),
  };
}

function readingOf(queue: Static<typeof queueList>[number]): Omit<QueueReading, 'consumers'> {
  const { name, messages_ready: waiting = null, messages_unacknowledged: unacked = null } = queue;
  // A queue that nothing ever came into has no counter; one without numbers is not known yet.
  const published = queue.message_stats?.publish ?? (waiting === null ? null : 0);
  return { name, waiting, unacked, published };
}

async function askList<Shape extends TSchema>(
  { url, headers }: QueueRequest,
  path: string,
  shape: Shape,
  context: CheckContext,
): Promise<{ readonly data: Static<Shape> } | { readonly fault: string }> {
  const answer = await askApi({ url: `${url.replace(/\/+$/, '')}/api/${path}`, headers }, [url], context);
  if ('fault' in answer) return answer;
  const { data } = answer;
  return Value.Check(shape, data) ? { data } : { fault: `the reply to ${path} does not look like RabbitMQ` };
}
