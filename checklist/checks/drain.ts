import { setTimeout as sleep } from 'node:timers/promises';
import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { textSince, markLog } from '../adapters/log-growth.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { checkOf, witnessParams, witnessProblems, type LogWitness, type Witness } from '../drain-witness.ts';
import { wordOf, type Shown, type Word } from '../drain-word.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { allMatches, matches, patternProblems } from '../pattern.ts';
import { withoutPrivateValues } from '../private-text.ts';

const params = Type.Object(
  {
    ...witnessParams,
    quietFor: Type.String({
      pattern: durationPattern,
      description: 'how long all must say so, for example 30s',
    }),
    looks: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 60, description: 'how often each is asked meanwhile; default: 3' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Omit<Static<typeof params>, 'component' | 'traffic'> & {
  component?: readonly Witness[];
  traffic?: readonly Witness[];
};

interface Facts {
  readonly component: readonly Shown[];
  readonly traffic: readonly Shown[];
}

const out: Witness = {
  check: 'tcp',
  with: { targets: ['10.0.0.1:8080'], expect: 'closed' },
};
const blue: Params = {
  component: [
    {
      check: 'queue',
      with: {
        system: 'rabbitmq',
        url: 'http://127.0.0.1:15672',
        match: '.',
        expect: { noConsumers: 'blue-1$' },
      },
    },
  ],
  traffic: [{ log: 'access.log', matches: 'upstream=10.0.0.1:8080' }],
  quietFor: '30s',
};
const worker = { name: 'tag 10.0.0.1:4242 blue-1', acknowledges: true };
const heard = (...consumers: (typeof worker)[]): Shown => {
  const queues = [{ name: 'orders', waiting: 0, unacked: 0, consumers, published: 1 }];
  const look = { answers: [{ queues, holders: [] }] };
  return { facts: [look, look] };
};
const quiet: Shown = { known: true, lines: [] };

/** Asks two kinds of witnesses for a while whether a node is idle, and believes them only if they agree. */
export const drain: Check<Params, Facts> = {
  id: 'drain',
  question: 'Do two independent witnesses say that the node is drained?',
  why: 'A registry that has let a node go says nothing about callers that still know it, and a quiet minute says nothing about the next one. Only both together prove a drain.',
  remedy:
    'Wait until the witness that saw work is quiet, or find out who still sends it; do not stop the node.',
  params,
  problems: ({ component = [], traffic = [] }) => [
    ...(component.length + traffic.length === 0
      ? [{ path: [], problem: 'name "component" and "traffic"' }]
      : []),
    ...witnessProblems(component, traffic),
    ...traffic.flatMap((witness) => ('log' in witness ? patternProblems({ matches: witness.matches }) : [])),
  ],
  gather,
  judge,
  examples: [
    { title: 'both agree', params: blue, facts: { component: [heard()], traffic: [quiet] }, outcome: 'pass' },
    {
      title: 'the component lets it go and requests still come',
      params: blue,
      facts: { component: [heard()], traffic: [{ known: true, lines: ['GET /'] }] },
      outcome: 'fail',
    },
    {
      title: 'no request comes and the component still counts on it',
      params: blue,
      facts: { component: [heard(worker)], traffic: [quiet] },
      outcome: 'fail',
    },
    {
      title: 'one kind of witness',
      params: { component: blue.component ?? [], quietFor: '30s' },
      facts: { component: [heard()], traffic: [] },
      outcome: 'inconclusive',
    },
    {
      title: 'a witness that could not be asked is none',
      params: blue,
      facts: { component: [{ fault: 'ECONNREFUSED' }], traffic: [quiet] },
      outcome: 'inconclusive',
    },
    {
      title: 'a log that never told of this node',
      params: blue,
      facts: { component: [heard()], traffic: [{ known: false, lines: [] }] },
      outcome: 'inconclusive',
    },
    {
      title: 'a port that opens again',
      params: { ...blue, traffic: [out] },
      facts: {
        component: [heard()],
        traffic: [
          {
            facts: ['silent', 'open'].map((state) => ({ answers: [{ target: '10.0.0.1:8080', state }] })),
          },
        ],
      },
      outcome: 'fail',
    },
    {
      title: 'nobody could be asked',
      params: blue,
      facts: { component: [{ fault: 'ECONNREFUSED' }], traffic: [{ fault: 'access.log is missing' }] },
      outcome: 'error',
    },
  ],
};

async function gather(
  { component = [], traffic = [], ...given }: Params,
  context: CheckContext,
): Promise<Facts> {
  const { quietFor, looks = 3 } = given;
  const pauseMs = durationMs(quietFor) / (looks - 1);
  const show = (witness: Witness): Promise<Shown> =>
    'log' in witness
      ? watchLog(witness, durationMs(quietFor), context)
      : look(witness, { looks, pauseMs }, context);
  const [first, second] = await Promise.all([
    Promise.all(component.map(show)),
    Promise.all(traffic.map(show)),
  ]);
  return { component: first, traffic: second };
}

async function look(
  witness: Exclude<Witness, LogWitness>,
  { looks, pauseMs }: { readonly looks: number; readonly pauseMs: number },
  context: CheckContext,
): Promise<Shown> {
  const check = checkOf(witness);
  const facts: unknown[] = [];
  try {
    for (let count = 0; count < looks; count += 1) {
      if (count > 0) await sleep(pauseMs, undefined, { signal: context.signal });
      facts.push(await check.gather(witness.with, context));
    }
    return { facts };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function watchLog(
  { log, matches: pattern = '.' }: LogWitness,
  ms: number,
  context: CheckContext,
): Promise<Shown> {
  const mark = await markLog(log, context);
  if ('fault' in mark) return mark;
  await sleep(ms, undefined, { signal: context.signal });
  const since = await textSince(mark, log, context);
  if ('fault' in since) return since;
  const lines = allMatches(`^.*(?:${pattern}).*$`, since.text).slice(0, 20);
  return {
    known: matches(pattern, mark.earlier),
    lines: lines.map(({ text }) => withoutPrivateValues(text)),
  };
}

function judge({ component, traffic }: Facts, given: Params): Judgement {
  const words = [
    ...component.map((shown, index) => wordOf('component', given.component?.[index], shown)),
    ...traffic.map((shown, index) => wordOf('traffic', given.traffic?.[index], shown)),
  ];
  const rows = words.map(({ side, name, says, reason }) => [side, name, says, reason]);
  const columns = ['kind', 'witness', 'says', 'in its words'];
  const evidence: Evidence[] = [
    { kind: 'table', title: `Witnesses through ${given.quietFor}`, columns, rows },
    ...words.flatMap((word) => word.evidence),
  ];
  const told = (says: Word['says']): string =>
    words
      .flatMap((word) => (word.says === says ? `${word.side} ${word.name} (${word.reason})` : []))
      .join('; ');
  const isSaid = (says: Word['says'], side?: Word['side']): boolean =>
    words.some((word) => word.says === says && (side === undefined || word.side === side));
  if (isSaid('busy')) {
    const against = isSaid('idle') ? `The witnesses disagree. Idle: ${told('idle')}. ` : '';
    return { outcome: 'fail', message: `${against}Not drained: ${told('busy')}.`, evidence };
  }
  if (words.every(({ says }) => says === 'unasked')) {
    return { outcome: 'error', message: `No witness could be asked: ${told('unasked')}.`, evidence };
  }
  const missing = (['component', 'traffic'] as const).filter((side) => !isSaid('idle', side));
  const silent = [told('unknown'), told('unasked')].filter((text) => text !== '').join('; ');
  if (missing.length > 0 || silent !== '') {
    const lacks =
      missing.length > 0 ? `No ${missing.join(' and no ')} witness says idle; two must agree. ` : '';
    return {
      outcome: 'inconclusive',
      message: `${lacks}${silent === '' ? '' : `Not known: ${silent}.`}`.trim(),
      evidence,
    };
  }
  return {
    outcome: 'pass',
    message: `Drained, by all witnesses through ${given.quietFor}: ${told('idle')}.`,
    evidence,
  };
}
