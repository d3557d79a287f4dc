/**
 * Reads queues of BullMQ in Redis. The names of keys and of workers' connections are those of BullMQ 1 to 6:
 * https://github.com/taskforcesh/bullmq. `orders:failed` names the failed jobs of the queue `orders`: BullMQ
 * has no dead-letter queue beside them.
 */
import type { CheckContext } from '../../check-context.ts';
import { clientsOf, workersIn, type RedisClient } from './bullmq-workers.ts';
import type { QueueAnswer, QueueReading, QueueRequest, QueueSource } from './queue-source.ts';
import { withRedis, type RedisAsk } from './redis.ts';

const listKeys = ['wait', 'paused'];
const setKeys = ['prioritized', 'delayed', 'waiting-children'];
const marks = ['meta', 'id', 'active', 'completed', 'failed', 'repeat', ...listKeys, ...setKeys];
const failedSuffix = ':failed';
const activeMax = 500;

export const bullmq: QueueSource = { id: 'bullmq', testedOn: 'Redis with BullMQ', lagMs: 0, read };

async function read(request: QueueRequest, context: CheckContext): Promise<QueueAnswer> {
  return withRedis(request.url, context, async (ask) => {
    const prefix = request.namespace ?? 'bull';
    const names = request.queues ?? (await queueNames(ask, prefix)).filter((name) => request.isWanted(name));
    const clients = await clientsOf(ask);
    const queues: QueueReading[] = [];
    const holders: (string | null)[] = [];
    for (const name of [...names].sort()) {
      const reading = await readingOf(ask, prefix, name, clients);
      if (reading !== undefined) queues.push(reading);
      if (!name.endsWith(failedSuffix)) holders.push(...(await holdersOf(ask, `${prefix}:${name}`)));
    }
    return { queues, holders };
  });
}

async function queueNames(ask: RedisAsk, prefix: string): Promise<string[]> {
  const found = new Set<string>();
  let cursor = '0';
  do {
    const pattern = `${prefix.replace(/[[\]?*\\]/g, String.raw`\$&`)}:*:meta`;
    const [next, keys] = (await ask('SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000')) as [string, string[]];
    for (const key of keys) found.add(key.slice(prefix.length + 1, -':meta'.length));
    cursor = next;
  } while (cursor !== '0');
  return [...found];
}

async function readingOf(
  ask: RedisAsk,
  prefix: string,
  name: string,
  clients: readonly RedisClient[] | null,
): Promise<QueueReading | undefined> {
  const queue = name.endsWith(failedSuffix) ? name.slice(0, -failedSuffix.length) : name;
  const key = `${prefix}:${queue}`;
  const counted = async (command: 'LLEN' | 'ZCARD', part: string) =>
    Number(await ask(command, `${key}:${part}`));
  if (Number(await ask('EXISTS', ...marks.map((mark) => `${key}:${mark}`))) === 0) return undefined;
  if (queue !== name) {
    return { name, waiting: await counted('ZCARD', 'failed'), unacked: 0, consumers: [], published: null };
  }
  const counts = await Promise.all([
    ...listKeys.map((part) => counted('LLEN', part)),
    ...setKeys.map((part) => counted('ZCARD', part)),
  ]);
  return {
    name,
    waiting: counts.reduce((a, b) => a + b, 0),
    unacked: await counted('LLEN', 'active'),
    consumers: clients && workersIn(clients, prefix, queue),
    published: Number((await ask('GET', `${key}:id`)) ?? 0),
  };
}

/** Workers of the jobs that run; null for one without a name, and for those beyond the first 500. */
async function holdersOf(ask: RedisAsk, key: string): Promise<(string | null)[]> {
  const jobs = (await ask('LRANGE', `${key}:active`, '0', `${activeMax}`)) as string[];
  const workers = await Promise.all(
    jobs.slice(0, activeMax).map((job) => ask('HGET', `${key}:${job}`, 'pb')),
  );
  const names = workers.map((worker) => (typeof worker === 'string' && worker !== '' ? worker : null));
  return jobs.length > activeMax ? [...names, null] : names;
}
