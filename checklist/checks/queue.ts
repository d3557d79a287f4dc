import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence } from '../../reports/index.ts';
import { queueSources } from '../adapters/queue/index.ts';
import type { QueueAnswer, QueueReading, QueueState } from '../adapters/queue/queue-source.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs } from '../duration.ts';
import { matches } from '../pattern.ts';
import { existence, findingsOf, holdersFound } from '../queue-judgement.ts';
import { queueParams, queueProblems, type QueueParams as Params } from '../queue-params.ts';

interface Facts {
  /** One, or two where `over` is given. */
  readonly answers: readonly QueueAnswer[];
}

const blue: Params = {
  system: 'rabbitmq',
  url: 'http://127.0.0.1:15672',
  queues: ['orders.BLUE'],
  expect: { waitingMax: 0 },
};
const growth: Params = { ...blue, expect: { publishedMax: 0, growthMax: 0 }, over: '15s' };
const drained: QueueReading = { name: 'orders.BLUE', waiting: 0, unacked: 0, consumers: [], published: 9 };
const worker = { name: 'ctag1 10.0.0.1:4242 blue-1', acknowledges: true };

/** Reads queues and who consumes them; nothing is taken out of them. */
export const queue: Check<Params, Facts> = {
  id: 'queue',
  question: 'Are the queues and their consumers as they should be?',
  why: 'Messages in a queue whose last consumer leaves are read by nobody, and a node that stops with messages in hand sends them round again.',
  remedy:
    'Let a consumer of the group finish the queue, stop its producers first, and stop the node after that.',
  params: queueParams,
  problems: queueProblems,
  gather,
  judge,
  examples: [
    { title: 'drained', params: blue, facts: state(drained), outcome: 'pass' },
    { title: 'messages left', params: blue, facts: state({ ...drained, waiting: 3 }), outcome: 'fail' },
    {
      title: 'a number that the server does not tell',
      params: blue,
      facts: state({ ...drained, waiting: null }),
      outcome: 'inconclusive',
    },
    { title: 'a queue that is not there', params: blue, facts: state(), outcome: 'fail' },
    {
      title: 'a queue that is rightly gone',
      params: { ...blue, expect: { exists: false } },
      facts: state(),
      outcome: 'pass',
    },
    {
      title: 'a queue that should be gone',
      params: { ...blue, expect: { exists: false } },
      facts: state(drained),
      outcome: 'fail',
    },
    {
      title: 'no queue has such a name',
      params: { ...blue, queues: undefined, match: 'BLEU$' },
      facts: state(),
      outcome: 'inconclusive',
    },
    {
      title: 'a node that still consumes',
      params: { ...blue, expect: { noConsumers: 'blue-1$' } },
      facts: state({ ...drained, consumers: [worker] }),
      outcome: 'fail',
    },
    {
      title: 'a node that consumes no more and holds messages',
      params: { ...blue, expect: { noConsumers: 'blue-1$' } },
      facts: { answers: [{ queues: [drained], holders: ['10.0.0.1:4242 blue-1'] }] },
      outcome: 'fail',
    },
    {
      title: 'somebody holds messages and nobody knows who',
      params: { ...blue, expect: { noConsumers: 'blue-1$' } },
      facts: { answers: [{ queues: [drained], holders: [null] }] },
      outcome: 'inconclusive',
    },
    {
      title: 'a consumer of another group',
      params: { ...blue, expect: { onlyConsumers: ' green-' } },
      facts: state({ ...drained, consumers: [worker] }),
      outcome: 'fail',
    },
    {
      title: 'messages that nobody consumes',
      params: { ...blue, expect: { orphans: false } },
      facts: state({ ...drained, waiting: 2 }),
      outcome: 'fail',
    },
    {
      title: 'nothing un-acked where nobody acknowledges',
      params: { ...blue, expect: { unackedMax: 0 } },
      facts: state({ ...drained, consumers: [{ ...worker, acknowledges: false }] }),
      outcome: 'inconclusive',
    },
    {
      title: 'nobody produces',
      params: growth,
      facts: { answers: [...state(drained).answers, ...state(drained).answers] },
      outcome: 'pass',
    },
    {
      title: 'somebody produces into a queue that stays empty',
      params: growth,
      facts: { answers: [...state(drained).answers, ...state({ ...drained, published: 10 }).answers] },
      outcome: 'fail',
    },
    {
      title: 'a counter that began anew',
      params: growth,
      facts: { answers: [...state(drained).answers, ...state({ ...drained, published: 1 }).answers] },
      outcome: 'inconclusive',
    },
    {
      title: 'more dead letters than before the release',
      params: { ...blue, expect: { growthMax: 0 }, before: { 'orders.BLUE': 1 } },
      facts: state({ ...drained, waiting: 2 }),
      outcome: 'fail',
    },
    {
      title: 'a wrong password',
      params: blue,
      facts: { answers: [{ fault: '127.0.0.1:15672 refuses the credential: status 401' }] },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { system, url, headers, namespace, queues, match, over } = given;
  const source = queueSources.find(({ id }) => id === system);
  if (source === undefined) throw new Error(`${system} is no system of queues`);
  const isWanted = (name: string): boolean => match !== undefined && matches(match, name);
  const read = () => source.read({ url, headers, namespace, queues, isWanted }, context);
  const first = await read();
  if (over === undefined || 'fault' in first) return { answers: [first] };
  await sleep(durationMs(over), undefined, { signal: context.signal });
  return { answers: [first, await read()] };
}

function judge({ answers }: Facts, { queues, expect, before = {} }: Params): Judgement {
  const states = answers.flatMap((answer) => ('fault' in answer ? [] : [answer]));
  const fault = answers.find((answer) => 'fault' in answer);
  const last = states.at(-1);
  if (fault || last === undefined) {
    return { outcome: 'error', message: `Not read: ${fault?.fault ?? 'no answer'}.` };
  }
  const first = states.length > 1 ? states[0] : undefined;
  const pairs = last.queues.map((reading) => ({
    last: reading,
    first: first?.queues.find(({ name }) => name === reading.name),
    before: Object.hasOwn(before, reading.name) ? before[reading.name] : undefined,
  }));
  const found = [
    existence(last, queues, expect.exists ?? true),
    ...pairs.map((pair) => findingsOf(pair, expect)),
    holdersFound(last, expect),
  ];
  const evidence = states.map((each, index) =>
    table(each, states.length > 1 ? ['first', 'second'][index] : ''),
  );
  const wrong = found.flatMap((each) => each.wrong);
  const unknown = found.flatMap((each) => each.unknown);
  if (wrong.length > 0) return { outcome: 'fail', message: sentence(wrong), evidence };
  if (unknown.length > 0) return { outcome: 'inconclusive', message: sentence(unknown), evidence };
  return { outcome: 'pass', message: `As expected: ${last.queues.length} queues were looked at.`, evidence };
}

function sentence(parts: readonly string[]): string {
  const text = parts.slice(0, 5).join('; ');
  const more = parts.length > 5 ? `; and ${parts.length - 5} more` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${more}.`;
}

function table({ queues }: QueueState, which = ''): Evidence {
  const rows = queues.map(({ name, waiting, unacked, consumers, published }) => [
    name,
    `${waiting ?? '?'}`,
    `${unacked ?? '?'}`,
    `${published ?? '?'}`,
    consumers?.map((consumer) => consumer.name).join(', ') ?? '?',
  ]);
  const columns = ['queue', 'waiting', 'un-acked', 'published ever', 'consumers'];
  return { kind: 'table', title: `Queues ${which === '' ? '' : `(${which} look)`}`.trim(), columns, rows };
}

function state(...readings: readonly QueueReading[]): Facts {
  return { answers: [{ queues: readings, holders: [] }] };
}
