import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { nodesIn, planProblems } from '../batches/batch-plan.ts';
import { batchesOf, batchesSchema, percent, zonesSchema } from '../batches/plan-params.ts';
import type { Check, Judgement } from '../check.ts';

const params = Type.Object(
  {
    zones: zonesSchema,
    batches: batchesSchema,
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
      title: 'nodes that are forgotten, though all users have it',
      params: with1({ nodes: 3 }, 2),
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'one node that takes half of the users',
      params: with1({ percent: 40 }),
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'staff after everybody, with a batch between that names nobody',
      params: {
        ...sound,
        batches: [
          ...sound.batches.slice(0, 1).map((batch) => ({ ...batch, audience: 'all' as const })),
          ...sound.batches.slice(1, 2).map(({ audience: _nobody, ...batch }) => batch),
          ...sound.batches.slice(2).map((batch) => ({ ...batch, audience: 'staff' as const })),
        ],
      },
      facts: {},
      outcome: 'fail',
    },
    {
      title: 'everybody at first',
      params: with1({ audience: 'all' }),
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
  const plan = { zones, batches: batchesOf(batches) };
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
