/**
 * Reads job schedulers of BullMQ and their runs, as far as Redis still holds them. A run of a scheduler has the
 * id `repeat:SCHEDULER:MILLISECONDS`.
 */
import type { CheckContext } from '../../check-context.ts';
import { clientsOf, workersIn } from '../queue/bullmq-workers.ts';
import { withRedis, type RedisAsk } from '../queue/redis.ts';
import type {
  GroupReading,
  SchedulerAnswer,
  SchedulerRequest,
  SchedulerSource,
  TaskRun,
} from './scheduler-source.ts';

const runsMax = 500;
const states = { completed: 'done', failed: 'failed', active: 'running' } as const;

export const bullmq: SchedulerSource = { id: 'bullmq', testedOn: 'Redis with BullMQ', read };

async function read(request: SchedulerRequest, context: CheckContext): Promise<SchedulerAnswer> {
  const { url, namespace: prefix = 'bull', groups: names, sinceMs } = request;
  return withRedis(url, context, async (ask) => {
    const clients = await clientsOf(ask);
    const groups: GroupReading[] = [];
    for (const group of names) {
      const key = `${prefix}:${group}`;
      if (Number(await ask('EXISTS', `${key}:meta`, `${key}:repeat`, `${key}:id`)) === 0) continue;
      const waiting = [
        await ask('LLEN', `${key}:wait`),
        await ask('LLEN', `${key}:paused`),
        await ask('ZCARD', `${key}:prioritized`),
      ].map(Number);
      groups.push({
        group,
        tasks: (await ask('ZRANGE', `${key}:repeat`, '0', '-1')) as string[],
        runs: await runsOf(ask, key, sinceMs),
        nodes: clients && workersIn(clients, prefix, group).map(({ name }) => name),
        waiting: waiting.reduce((a, b) => a + b, 0),
      });
    }
    return { groups };
  });
}

async function runsOf(ask: RedisAsk, key: string, sinceMs: number): Promise<TaskRun[]> {
  const last = `${runsMax - 1}`;
  const lists = await Promise.all([
    ask('ZREVRANGE', `${key}:completed`, '0', last),
    ask('ZREVRANGE', `${key}:failed`, '0', last),
    ask('LRANGE', `${key}:active`, '0', last),
  ]);
  const runs = Object.values(states).map(async (state, index) => {
    const ids = lists[index] as string[];
    const found = await Promise.all(ids.map((id) => runOf(ask, key, id, state)));
    return found
      .filter(({ startedMs }) => startedMs >= sinceMs)
      .map(({ startedMs: _startedMs, ...run }) => run);
  });
  return (await Promise.all(runs)).flat();
}

async function runOf(
  ask: RedisAsk,
  key: string,
  id: string,
  state: TaskRun['state'],
): Promise<TaskRun & { readonly startedMs: number }> {
  const fields = await ask('HMGET', `${key}:${id}`, 'name', 'rjk', 'pb', 'ats', 'processedOn');
  const [name, scheduler, worker, starts, startedMs] = fields as (string | null)[];
  const planned = /^repeat:.*:(\d+)$/.exec(id)?.[1];
  return {
    task: scheduler ?? name ?? id,
    id,
    node: worker ?? null,
    state,
    starts: starts == null ? null : Number(starts),
    plannedMs: planned === undefined ? null : Number(planned),
    startedMs: Number(startedMs ?? 0),
  };
}
