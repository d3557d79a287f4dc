import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { audiences, nodesIn, planProblems, type Batch } from '../batches/batch-plan.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';

const percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 });
const counts = Type.Record(Type.String(), Type.Integer({ minimum: 0 }));
const params = Type.Object(
  {
    zones: Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
      description: 'nodes by zone or data centre, for example { sh: 4, bj: 4 }',
    }),
    batches: Type.Array(
      Type.Object(
        {
          name: Type.Optional(Type.String()),
          nodes: Type.Optional(Type.Integer({ minimum: 1, description: 'nodes that change' })),
          percent: Type.Optional(percent),
          audience: Type.Optional(choice(audiences, 'who gets it')),
          bake: Type.Optional(
            Type.String({ pattern: durationPattern, description: 'how long it is watched, for example 30m' }),
          ),
          minSamples: Type.Optional(
            Type.Integer({ minimum: 1, description: 'requests that must be judged before the next batch' }),
          ),
          out: Type.Optional(counts),
        },
        { additionalProperties: false },
      ),
      {
        description:
          'in order; percent is the share of users after the batch, out the nodes out of service at once by zone',
      },
    ),
    outPercentMax: Type.Optional(percent),
    zonePercentMin: Type.Optional(percent),
    firstPercentMax: Type.Optional(percent),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Facts = Readonly<Record<string, never>>;

const sound: Params = {
  zones: { sh: 4, bj: 4 },
  batches: [
    { name: 'canary', nodes: 1, percent: 1, audience: 'staff', bake: '30m', minSamples: 1000 },
    {
      name: 'half',
      nodes: 3,
      percent: 50,
      audience: 'chosen',
      bake: '1h',
      minSamples: 50_000,
      out: { sh: 1, bj: 1 },
    },
    { name: 'rest', nodes: 4, percent: 100, audience: 'all', out: { sh: 1, bj: 1 } },
  ],
};
const with1 = (change: Partial<Params['batches'][number]>, at = 0): Params => ({
  ...sound,
  batches: sound.batches.map((batch, index) => (index === at ? { ...batch, ...change } : batch)),
});

/** Reads the plan of batches: their number and order, the first one's size, what is watched, how many nodes are out. */
export const batchPlan: Check<Params, Facts> = {
  id: 'batch-plan',
  question: 'Does the release spread in safe steps?',
  why: 'A mistake that one node shows to one user in a hundred is repaired; one that everybody meets at once is an outage.',
  remedy:
    'Begin with one node or one percent, staff first; watch each batch for a time and a number of requests.',
  params,
  gather: () => Promise.resolve({}),
  judge: (_facts, given) => judge(given),
  examples: [
    { title: 'a canary, half, the rest', params: sound, facts: {}, outcome: 'pass' },
    {
      title: 'all at once',
      params: { ...sound, batches: [{ nodes: 8, percent: 100 }] },
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'a first batch of a quarter',
      params: with1({ nodes: 2, percent: 25 }),
      facts: {},
      outcome: 'fail',
    },
    { title: 'a batch that nobody watches', params: with1({ bake: '0s' }), facts: {}, outcome: 'fail' },
    {
      title: 'a batch without a number of samples',
      params: with1({ minSamples: undefined }),
      facts: {},
      outcome: 'fail',
    },
    { title: 'staff after everybody', params: with1({ audience: 'staff' }, 2), facts: {}, outcome: 'fail' },
    { title: 'a share that falls', params: with1({ percent: 0.5 }, 1), facts: {}, outcome: 'fail' },
    {
      title: 'half of the nodes out at once',
      params: with1({ out: { sh: 2, bj: 2 } }, 1),
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'a zone that is emptied',
      params: { ...with1({ out: { sh: 4 } }, 1), outPercentMax: 60 },
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'nodes that are forgotten',
      params: with1({ nodes: 3, percent: undefined }, 2),
      facts: {},
      outcome: 'fail',
    },
  ],
};

function judge({
  zones,
  batches,
  outPercentMax = 25,
  zonePercentMin = 50,
  firstPercentMax = 1,
}: Params): Judgement {
  const plan = { zones, batches: batches.map(toBatch) };
  const problems = planProblems(plan, {
    outShareMax: outPercentMax / 100,
    zoneShareMin: zonePercentMin / 100,
    firstShareMax: firstPercentMax / 100,
  });
  const rows = batches.map(({ name, nodes, percent: share, audience = '', bake = '', minSamples }, index) => [
    name ?? `batch ${index + 1}`,
    `${nodes ?? ''}`,
    share === undefined ? '' : `${share} %`,
    audience,
    bake,
    `${minSamples ?? ''}`,
  ]);
  const columns = ['batch', 'nodes', 'users', 'audience', 'watched', 'samples at least'];
  const evidence: Evidence[] = [
    { kind: 'table', title: `The plan for ${nodesIn(plan)} nodes`, columns, rows },
  ];
  if (problems.length === 0)
    return { outcome: 'pass', message: `${batches.length} batches in safe steps.`, evidence };
  const text = `${problems.slice(0, 3).join('; ')}${problems.length > 3 ? ` and ${problems.length - 3} more` : ''}.`;
  return { outcome: 'fail', message: text.charAt(0).toUpperCase() + text.slice(1), evidence };
}

function toBatch({ bake, ...batch }: Params['batches'][number]): Batch {
  return { ...batch, ...(bake !== undefined && { bakeMs: durationMs(bake) }) };
}
