import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { storePattern, withStore } from '../adapters/coordination/index.ts';
import { queueSources } from '../adapters/queue/index.ts';
import { serves } from '../adapters/registry/instance.ts';
import { registered } from '../adapters/registry/registered.ts';
import { schedulerSources } from '../adapters/scheduler/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { isNamed } from '../node-name.ts';
import { textsOf } from '../params.ts';
import { matches, patternProblems } from '../pattern.ts';

const closed = { additionalProperties: false } as const;
const name = { name: Type.Optional(Type.String({ minLength: 1, description: 'what a reader calls it' })) };
const server = Type.String({ pattern: String.raw`^(https?://|rediss?://|\$\{env:)` });
const names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const headers = textsOf('request headers');
const store = Type.Object(
  { ...name, store: Type.String({ pattern: storePattern }), path: Type.String({ pattern: '^/' }) },
  closed,
);
const queue = Type.Object(
  {
    ...name,
    queue: choice(queueSources.map(({ id }) => id)),
    url: server,
    match: Type.String({ minLength: 1, description: 'regular expression of the queues that it takes from' }),
    namespace: Type.Optional(Type.String()),
    headers,
  },
  closed,
);
const scheduler = Type.Object(
  {
    ...name,
    scheduler: choice(schedulerSources.map(({ id }) => id)),
    url: server,
    groups: names,
    namespace: Type.Optional(Type.String()),
    headers,
  },
  closed,
);
const params = Type.Object(
  {
    nodes: Type.Record(Type.String(), Type.String({ minLength: 1 }), {
      minProperties: 1,
      description:
        'each node with a regular expression for its names in those places, for example { node-1: "10\\\\.0\\\\.0\\\\.1:|blue-1$" }',
    }),
    places: Type.Array(
      Type.Union([store, queue, scheduler], {
        description: 'one of { store, path }, { queue, url, match }, { scheduler, url, groups }',
      }),
      {
        minItems: 1,
        description: 'where each node must be known: registry, config centre, queues, scheduler',
      },
    ),
  },
  closed,
);
type Params = Static<typeof params>;
type Place = Params['places'][number];

/** Names of all that is known in a place; null where the place does not tell them. */
type Known = { readonly names: readonly string[] | null } | { readonly fault: string };
interface Facts {
  /** In the order of the places. */
  readonly known: readonly Known[];
}

const example: Params = {
  nodes: { 'node-1': String.raw`^10\.0\.0\.1:|blue-1$` },
  places: [
    { name: 'registry', store: 'zookeeper://127.0.0.1:2181', path: '/dubbo/com.shop.Orders/providers' },
    { name: 'queue', queue: 'rabbitmq', url: 'http://127.0.0.1:15672', match: '^orders' },
  ],
};
const inRegistry: Known = { names: ['10.0.0.1:20880', '10.0.0.2:20880'] };

/** Looks a node up wherever it must be known before it counts as started. */
export const registeredEverywhere: Check<Params, Facts> = {
  id: 'registered-everywhere',
  question: 'Is each node known wherever it must be?',
  why: 'A node that the registry knows and the queue does not is half started: it answers calls and leaves messages to nobody.',
  remedy:
    'Look why the node did not register in the place that is named; restart it, and do not go on with the next.',
  params,
  problems: ({ nodes, places }) => [
    ...patternProblems(nodes).map((each) => ({ ...each, path: ['nodes', ...each.path] })),
    ...places.flatMap((place, index) =>
      'match' in place
        ? patternProblems({ match: place.match }).map((each) => ({
            ...each,
            path: ['places', index, 'match'],
          }))
        : [],
    ),
  ],
  gather: async ({ places }, context) => ({
    known: await Promise.all(places.map((place) => knownIn(place, context))),
  }),
  judge,
  examples: [
    {
      title: 'known everywhere',
      params: example,
      facts: { known: [inRegistry, { names: ['tag 10.0.0.1:4242 blue-1'] }] },
      outcome: 'pass',
    },
    {
      title: 'the queue does not know it',
      params: example,
      facts: { known: [inRegistry, { names: ['tag 10.0.0.2:4242 blue-2'] }] },
      outcome: 'fail',
    },
    {
      title: 'a queue without names',
      params: example,
      facts: { known: [inRegistry, { names: null }] },
      outcome: 'inconclusive',
    },
    {
      title: 'a queue that does not answer',
      params: example,
      facts: { known: [inRegistry, { fault: 'ECONNREFUSED' }] },
      outcome: 'error',
    },
  ],
};

async function knownIn(place: Place, context: CheckContext): Promise<Known> {
  try {
    if ('store' in place) {
      const found = await withStore(place.store, context, (each) => registered(each, place.path));
      return { names: (found ?? []).filter(serves).map(({ address, id }) => `${address} ${id}`) };
    }
    if ('queue' in place) {
      const isWanted = (each: string): boolean => matches(place.match, each);
      const source = queueSources.find(({ id }) => id === place.queue);
      const read = await source?.read({ ...place, isWanted }, context);
      if (read === undefined || 'fault' in read) return { fault: read?.fault ?? 'unknown system' };
      const consumers = read.queues.map((each) => each.consumers);
      return {
        names: consumers.includes(null)
          ? null
          : consumers.flatMap((each) => each ?? []).map((each) => each.name),
      };
    }
    const source = schedulerSources.find(({ id }) => id === place.scheduler);
    const read = await source?.read({ ...place, sinceMs: context.now().getTime() }, context);
    if (read === undefined || 'fault' in read) return { fault: read?.fault ?? 'unknown system' };
    const nodes = read.groups.map((group) => group.nodes);
    return { names: nodes.includes(null) ? null : nodes.flatMap((each) => each ?? []) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function judge({ known }: Facts, { nodes, places }: Params): Judgement {
  const columns = places.map((place, index) => ({
    title: titleOf(place),
    of: known[index] ?? { names: null },
  }));
  const rows = Object.entries(nodes).map(([node, pattern]) => ({
    node,
    cells: columns.map(({ of }) => {
      if ('fault' in of || of.names === null) return 'not told';
      return of.names.some((each) => isNamed(pattern, each)) ? 'known' : 'missing';
    }),
  }));
  const evidence: Evidence[] = [
    {
      kind: 'table',
      title: 'Nodes and where they are known',
      columns: ['node', ...columns.map(({ title }) => title)],
      rows: rows.map(({ node, cells }) => [node, ...cells]),
    },
  ];
  const missing = rows.flatMap(({ node, cells }) =>
    cells.flatMap((cell, at) => (cell === 'missing' ? [`${columns[at]?.title} does not know ${node}`] : [])),
  );
  if (missing.length > 0) return { outcome: 'fail', message: `${missing.join('; ')}.`, evidence };
  const lost = columns.flatMap(({ title, of }) =>
    'fault' in of ? [`${title} was not read: ${of.fault}`] : [],
  );
  if (lost.length > 0) return { outcome: 'error', message: `${lost.join('; ')}.`, evidence };
  const untold = columns.filter(({ of }) => 'names' in of && of.names === null).map(({ title }) => title);
  if (untold.length > 0) {
    return { outcome: 'inconclusive', message: `${untold.join(', ')} does not tell its nodes.`, evidence };
  }
  const message = `${rows.length} nodes are known in ${columns.length} places.`;
  return { outcome: 'pass', message, evidence };
}

function titleOf(place: Place): string {
  if (place.name !== undefined) return place.name;
  return 'store' in place ? place.path : 'queue' in place ? place.queue : place.scheduler;
}
