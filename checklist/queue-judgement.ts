/** What is wrong with a queue, and what cannot be known of it. Pure. */
import { Type, type Static } from '@sinclair/typebox';
import type { QueueReading, QueueState } from './adapters/queue/queue-source.ts';
import { isNamed } from './node-name.ts';
import { matches } from './pattern.ts';

const count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));
const pattern = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

export const queueExpectSchema = Type.Object(
  {
    exists: Type.Optional(
      Type.Boolean({ description: 'whether each queue that is named must be there; default: true' }),
    ),
    waitingMax: count('messages that nobody has taken, at most; 0: it is drained'),
    unackedMax: count('messages taken and not finished, at most'),
    consumersMin: count('consumers, at least'),
    consumersMax: count('consumers, at most; 0: nobody consumes'),
    onlyConsumers: pattern('regular expression that the name of every consumer matches, such as its group'),
    noConsumers: pattern(
      'regular expression of a node or group that consumes no more and holds nothing un-acked',
    ),
    orphans: Type.Optional(
      Type.Literal(false, { description: 'no queue holds messages that nobody consumes' }),
    ),
    publishedMax: count('messages that may come in within "over"; 0: nobody produces'),
    growthMax: count('messages by which the queue may grow since "before", else within "over"'),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type QueueExpect = Static<typeof queueExpectSchema>;

/** What was read of one queue: at the end, and at the beginning where one looked twice. */
export interface QueuePair {
  readonly last: QueueReading;
  readonly first?: QueueReading | undefined;
  /** Messages that waited before the release. */
  readonly before?: number | undefined;
}

/** Each sentence without its full stop. */
export interface Findings {
  readonly wrong: readonly string[];
  readonly unknown: readonly string[];
}

/** One number held against its limit; a number that is not known is no zero. */
function limited(
  what: string,
  actual: number | null,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): Findings {
  if (min === undefined && max === undefined) return { wrong: [], unknown: [] };
  if (actual === null) return { wrong: [], unknown: [`${what} is not told by the server`] };
  const isWrong = actual < (min ?? -Infinity) || actual > (max ?? Infinity);
  const limits = [min === undefined ? '' : `at least ${min}`, max === undefined ? '' : `at most ${max}`];
  const limit = limits.filter((text) => text !== '').join(' and ');
  return { wrong: isWrong ? [`${what} is ${actual}, allowed is ${limit}`] : [], unknown: [] };
}

export function findingsOf(pair: QueuePair, expect: QueueExpect): Findings {
  const { name, waiting, unacked, consumers, published } = pair.last;
  const from = pair.before ?? pair.first?.waiting ?? null;
  const all = [
    limited(`waiting in ${name}`, waiting, { max: expect.waitingMax }),
    limited(`un-acked in ${name}`, unacked, { max: expect.unackedMax }),
    limited(`the number of consumers of ${name}`, consumers?.length ?? null, {
      min: expect.consumersMin,
      max: expect.consumersMax,
    }),
    limited(`the growth of ${name}`, less(waiting, from), { max: expect.growthMax }),
    incoming(`what came into ${name}`, less(published, pair.first?.published ?? null), expect),
    silentAcks(pair.last, expect),
    namesOf(pair.last, expect),
    expect.orphans === false ? orphan(pair.last) : none,
  ];
  return {
    wrong: all.flatMap(({ wrong }) => wrong),
    unknown: all.flatMap(({ unknown }) => unknown),
  };
}

/** Whether somebody who should be gone still holds messages that he has not finished. */
export function holdersFound({ holders }: QueueState, { noConsumers }: QueueExpect): Findings {
  if (noConsumers === undefined) return none;
  const held = holders.filter((name) => name !== null && isNamed(noConsumers, name));
  return {
    wrong: [...new Set(held)].map((name) => `${name} holds messages that are not acknowledged`),
    unknown: holders.includes(null)
      ? ['the server does not tell who holds all of the un-acked messages']
      : [],
  };
}

/** Whether the queues that are named are there, or are not, as `wanted`. */
export function existence(
  { queues }: QueueState,
  named: readonly string[] | undefined,
  wanted: boolean,
): Findings {
  if (named === undefined)
    return { wrong: [], unknown: queues.length > 0 ? [] : ['no queue has such a name'] };
  const wrong = named.filter((name) => queues.some((queue) => queue.name === name) !== wanted);
  return { wrong: wrong.map((name) => `there is ${wanted ? 'no' : 'a'} queue ${name}`), unknown: [] };
}

const none: Findings = { wrong: [], unknown: [] };

function less(later: number | null, earlier: number | null): number | null {
  return later === null || earlier === null ? null : later - earlier;
}

function incoming(what: string, grown: number | null, { publishedMax }: QueueExpect): Findings {
  if (publishedMax !== undefined && grown !== null && grown < 0) {
    return { wrong: [], unknown: [`${what} is not known: its counter went back`] };
  }
  return limited(what, grown, { max: publishedMax });
}

function silentAcks({ name, consumers }: QueueReading, { unackedMax }: QueueExpect): Findings {
  const silent = consumers?.filter(({ acknowledges }) => !acknowledges) ?? [];
  if (unackedMax === undefined || silent.length === 0) return none;
  const text = `${silent.length} consumers of ${name} never acknowledge, so their work is not seen`;
  return { wrong: [], unknown: [text] };
}

function namesOf({ name, consumers }: QueueReading, { onlyConsumers, noConsumers }: QueueExpect): Findings {
  if (onlyConsumers === undefined && noConsumers === undefined) return none;
  if (consumers === null) return { wrong: [], unknown: [`the server does not tell who consumes ${name}`] };
  const isWrong = (text: string): boolean =>
    (onlyConsumers !== undefined && !matches(onlyConsumers, text)) ||
    (noConsumers !== undefined && isNamed(noConsumers, text));
  const wrong = consumers.filter((consumer) => isWrong(consumer.name));
  return { wrong: wrong.map((consumer) => `${consumer.name} consumes ${name}`), unknown: [] };
}

function orphan({ name, waiting, consumers }: QueueReading): Findings {
  if (waiting === null || consumers === null) {
    return { wrong: [], unknown: [`the server does not tell whether ${name} is an orphan`] };
  }
  const isOrphan = waiting > 0 && consumers.length === 0;
  return { wrong: isOrphan ? [`${name} holds ${waiting} messages and nobody consumes it`] : [], unknown: [] };
}
