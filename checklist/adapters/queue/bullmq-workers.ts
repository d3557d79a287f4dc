/** Who works on queues of BullMQ, as the connections of Redis tell it. */
import type { QueueConsumer } from './queue-source.ts';
import type { RedisAsk } from './redis.ts';

export interface RedisClient {
  readonly name: string;
  readonly address: string;
}

/** Names and addresses of all connections, or null where the server hides them. */
export async function clientsOf(ask: RedisAsk): Promise<RedisClient[] | null> {
  const text = await ask('CLIENT', 'LIST').catch(() => null);
  if (typeof text !== 'string') return null;
  return text.split('\n').map((line) => ({
    name: /\bname=(\S*)/.exec(line)?.[1] ?? '',
    address: /\baddr=(\S*)/.exec(line)?.[1] ?? '',
  }));
}

/** A worker names its connection `prefix:base64(queue)`, with `:w:` and its own name where it has one. */
export function workersIn(clients: readonly RedisClient[], prefix: string, queue: string): QueueConsumer[] {
  const plain = `${prefix}:${Buffer.from(queue).toString('base64')}`;
  return clients
    .filter(({ name }) => name === plain || name.startsWith(`${plain}:w:`))
    .map(({ name, address }) => ({
      name: [address, name.slice(`${plain}:w:`.length)].join(' ').trim(),
      acknowledges: true,
    }));
}
