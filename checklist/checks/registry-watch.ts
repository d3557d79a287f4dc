import { Deadline } from '../../reports/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Type, type Static } from '@sinclair/typebox';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import type { TreeStore } from '../adapters/coordination/tree-store.ts';
import { instanceOf, serves } from '../adapters/registry/instance.ts';
import { registered } from '../adapters/registry/registered.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { differences } from '../registry-judgement.ts';
import { judgeTimeline, type Snapshot, type Timeline } from '../registry-timeline.ts';

const duration = (description: string) => Type.String({ pattern: durationPattern, description });
const params = Type.Object(
  {
    url: Type.String({
      pattern: storePattern,
      description: 'for example zookeeper://10.0.0.1:2181,10.0.0.2:2181 or etcd://10.0.0.1:2379',
    }),
    path: Type.String({ pattern: '^/', description: 'the path that callers read' }),
    becomes: Type.Union(
      [Type.String({ pattern: '^/' }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })],
      { description: 'the path whose instances take over, or their addresses' },
    ),
    min: Type.Integer({
      minimum: 1,
      description: 'how many must be ready before the switch and registered at every moment of it',
    }),
    within: duration('how long it may take from the first change to the new set'),
    watch: duration('how long the switch is awaited; the timeout of the item must be longer'),
    settle: Type.Optional(duration('how long the new set must stand; default: 2s')),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts = Timeline | { readonly fault: string };

const example: Params = {
  url: 'zookeeper://127.0.0.1:2181',
  path: '/ssp/delivery/online',
  becomes: '/ssp/delivery/online/v1',
  min: 1,
  within: '10s',
  watch: '5m',
};
const wanted = ['c:1', 'd:1'];
const timeline = (...sets: readonly (readonly string[])[]): Timeline => ({
  wanted,
  snapshots: sets.map((addresses, index) => ({ atMs: index * 1000, addresses, gone: 0 })),
  endMs: 20_000,
});

/** Watches a path of the registry while a switch goes on, and keeps every set of instances that it saw. */
export const registryWatch: Check<Params, Facts> = {
  id: 'registry-watch',
  question: 'Did callers find enough instances at every moment of the switch?',
  why: 'Old instances withdraw and new ones register on their own; nothing but a look at every change bounds the gap.',
  remedy:
    'Let the new instances register before the old ones withdraw, and switch only to a version that is there.',
  params,
  gather,
  judge,
  examples: [
    {
      title: 'new ones first',
      params: example,
      facts: timeline(['a:1', 'b:1'], ['a:1', 'b:1', ...wanted], wanted),
      outcome: 'pass',
    },
    {
      title: 'an empty moment',
      params: example,
      facts: timeline(['a:1', 'b:1'], [], wanted),
      outcome: 'fail',
    },
    {
      title: 'a version that nobody has',
      params: example,
      facts: { wanted: [], snapshots: [], endMs: 0 },
      outcome: 'fail',
    },
    {
      title: 'an old one that stays',
      params: example,
      facts: timeline(['a:1', 'b:1'], ['a:1', 'b:1', ...wanted], ['a:1', ...wanted]),
      outcome: 'fail',
    },
    {
      title: 'a watch that ended while old ones may still withdraw',
      params: example,
      facts: { ...timeline(['a:1', 'b:1'], ['a:1', ...wanted]), endMs: 2000 },
      outcome: 'inconclusive',
    },
    {
      title: 'too slow',
      params: { ...example, within: '500ms' },
      facts: timeline(['a:1'], ['a:1', ...wanted], wanted),
      outcome: 'fail',
    },
    {
      title: 'states between two looks that can have been empty',
      params: example,
      facts: {
        ...timeline(),
        snapshots: [
          { atMs: 0, addresses: ['a:1', 'b:1'], gone: 0 },
          { atMs: 9, addresses: wanted, gone: 2 },
        ],
      },
      outcome: 'inconclusive',
    },
    { title: 'no switch', params: example, facts: timeline(['a:1', 'b:1']), outcome: 'inconclusive' },
    {
      title: 'a connection that was lost',
      params: example,
      facts: { ...timeline(['a:1', 'b:1'], ['a:1', 'b:1', ...wanted]), lost: 'ECONNRESET' },
      outcome: 'inconclusive',
    },
    { title: 'nobody answers', params: example, facts: { fault: 'ECONNREFUSED' }, outcome: 'error' },
  ],
};

/** What closing and judging need before the item runs out of time. */
const endMs = 1000;

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const watchMs = Math.min(durationMs(given.watch), context.timeoutMs - endMs);
  try {
    return await withStore(given.url, context, async (store) => {
      const { becomes, min } = given;
      const ready = typeof becomes === 'string' ? await servingBelow(store, becomes) : becomes;
      // There is nothing to wait for: such a switch must not begin.
      if (ready.length < min) return { wanted: ready, snapshots: [], endMs: 0 };
      return follow(store, { ...given, ready, watchMs }, context.signal);
    });
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

interface Following {
  readonly path: string;
  readonly ready: readonly string[];
  readonly watchMs: number;
  readonly settle?: string;
}

/** Every set until the wanted one has stood for a while, or the time is over. */
async function follow(
  store: TreeStore,
  { path, ready, watchMs, settle = '2s' }: Following,
  outer: AbortSignal,
): Promise<Timeline> {
  const startMs = performance.now();
  const ended = new AbortController();
  const until = new Deadline(Math.max(0, watchMs), outer);
  until.signal.addEventListener('abort', () => ended.abort(), { once: true });
  const { signal } = ended;
  const snapshots: Snapshot[] = [];
  try {
    for await (const { entries, gone } of store.watch(path, signal)) {
      const found = entries.flatMap((entry) => instanceOf(entry) ?? []).filter(serves);
      const addresses = found.map(({ address }) => address).sort();
      snapshots.push({ atMs: Math.round(performance.now() - startMs), addresses, gone });
      const { length } = snapshots;
      if (length > 1 && differences(addresses, ready).length === 0) {
        void sleep(durationMs(settle), undefined, { signal }).then(
          () => snapshots.length === length && ended.abort(),
          () => undefined,
        );
      }
    }
  } catch (error) {
    if (snapshots.length === 0) throw error;
    return { wanted: ready, snapshots, endMs: performance.now() - startMs, lost: (error as Error).message };
  } finally {
    until.clear();
  }
  if (snapshots.length === 0) throw new Error('no answer in time');
  return { wanted: ready, snapshots, endMs: Math.round(performance.now() - startMs) };
}

async function servingBelow(store: TreeStore, path: string): Promise<string[]> {
  const instances = (await registered(store, path)) ?? [];
  return instances.filter(serves).map(({ address }) => address);
}

function judge(facts: Facts, given: Params): Judgement {
  return 'fault' in facts
    ? { outcome: 'error', message: `The registry was not watched: ${facts.fault}.` }
    : judgeTimeline(facts, given);
}
