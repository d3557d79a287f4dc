import { Type, type Static } from '@sinclair/typebox';
import type { Evidence, Strategy } from '../../reports/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { strategies } from '../params.ts';

const params = Type.Object(
  {
    changes: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'kinds of change in this release, for example [web, database-incompatible]',
    }),
    allowed: Type.Record(Type.String(), Type.Array(choice(strategies), { minItems: 1 }), {
      description: 'each kind of change with the strategies that suit it',
    }),
    strategy: Type.Optional(choice(strategies, 'the one that is planned; default: that of the release')),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly strategy?: Strategy;
}

const example: Params = {
  changes: ['web', 'api'],
  allowed: {
    web: ['rolling', 'gray', 'blue-green'],
    api: ['gray', 'blue-green'],
    'database-incompatible': ['stop-service'],
  },
};

/** Holds the strategy of the release against a table of what suits each kind of change. */
export const strategy: Check<Params, Facts> = {
  id: 'strategy',
  question: 'Does the way of releasing suit what changes?',
  why: 'Where old and new cannot share data, a gray release lets one break what the other wrote.',
  remedy: 'Choose a strategy that suits every change, or split the release, or make the change compatible.',
  params,
  gather: ({ strategy: planned }, { subject }: CheckContext) => {
    const known = planned ?? subject.strategy;
    return Promise.resolve(known === undefined ? {} : { strategy: known });
  },
  judge,
  examples: [
    { title: 'gray suits both', params: example, facts: { strategy: 'gray' }, outcome: 'pass' },
    { title: 'rolling suits only one', params: example, facts: { strategy: 'rolling' }, outcome: 'fail' },
    {
      title: 'no strategy suits both',
      params: { ...example, changes: ['web', 'database-incompatible'] },
      facts: { strategy: 'gray' },
      outcome: 'fail',
    },
    {
      title: 'a kind that the table does not have',
      params: { ...example, changes: ['messages'] },
      facts: { strategy: 'gray' },
      outcome: 'inconclusive',
    },
    { title: 'no strategy is named', params: example, facts: {}, outcome: 'inconclusive' },
  ],
};

function judge({ strategy: planned }: Facts, { changes, allowed }: Params): Judgement {
  const suiting = (kind: string): readonly Strategy[] =>
    Object.hasOwn(allowed, kind) ? (allowed[kind] ?? []) : [];
  const rows = changes.map((kind) => [kind, suiting(kind).join(', ') || 'not in the table']);
  const evidence: Evidence[] = [
    { kind: 'table', title: 'What suits', columns: ['change', 'strategies'], rows },
  ];
  if (planned === undefined)
    return { outcome: 'inconclusive', message: 'No strategy of this release is named.', evidence };
  const wrong = changes.filter((kind) => suiting(kind).length > 0 && !suiting(kind).includes(planned));
  if (wrong.length > 0) {
    const common = strategies.filter((one) => changes.every((kind) => suiting(kind).includes(one)));
    const instead = common.length === 0 ? 'none suits all of it' : `${common.join(' or ')} suits all of it`;
    const message = `${planned} does not suit ${wrong.join(', ')}; ${instead}.`;
    return { outcome: 'fail', message, evidence };
  }
  const unknown = changes.filter((kind) => suiting(kind).length === 0);
  if (unknown.length > 0) {
    const message = `The table does not say what suits ${unknown.join(', ')}.`;
    return { outcome: 'inconclusive', message, evidence };
  }
  return { outcome: 'pass', message: `${planned} suits ${changes.join(', ')}.`, evidence };
}
