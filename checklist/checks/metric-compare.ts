import { Type, type Static } from '@sinclair/typebox';
import { readSides, type Side } from '../adapters/metric-sides.ts';
import type { Check, Judgement, ParamProblem } from '../check.ts';
import { durationPattern } from '../duration.ts';
import { comparisonTable, comparisonVerdict, estimatesOf, measuredOf } from '../metric-comparison.ts';
import { compare } from '../metric-estimates.ts';
import { metricParams, promQl } from '../metric-params.ts';

const params = Type.Object(
  {
    ...metricParams,
    histogram: Type.Optional(
      promQl(
        'the buckets of a classic histogram, for example http_request_duration_seconds_bucket{version="$group"}; $group becomes the name of each side',
      ),
    ),
    window: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'of the histogram; default: 5m' }),
    ),
    quantiles: Type.Optional(
      Type.Array(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), {
        minItems: 1,
        description: 'of the histogram; default: 0.5, 0.9, 0.99, 0.999',
      }),
    ),
    value: Type.Optional(promQl('or PromQL that gives one number')),
    share: Type.Optional(
      promQl('or PromQL for how many of the samples were hits, for example failed requests'),
    ),
    samples: Type.Optional(promQl('PromQL for how many events stand behind; "value" and "share" need it')),
    candidate: Type.Optional(Type.String({ minLength: 1, description: '$group of the new side' })),
    baseline: Type.Optional(
      Type.String({ minLength: 1, description: '$group of the old side, at the same time' }),
    ),
    offsets: Type.Optional(
      Type.Array(Type.String({ pattern: durationPattern }), {
        minItems: 1,
        description: 'or the same query so long ago: [7d, 14d, 21d] is the same weekday',
      }),
    ),
    ratioMax: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'new may be at most so many times old' }),
    ),
    ratioMin: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'new must be at least so many times old' }),
    ),
    slack: Type.Optional(
      Type.Number({ minimum: 0, description: 'a difference that is always allowed; default: 0' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts =
  | { readonly fault: string }
  | { readonly candidate: Side; readonly baselines: readonly Side[]; readonly warnings: readonly string[] };

const latency: Params = {
  url: 'http://127.0.0.1:9090',
  histogram: 'http_request_duration_seconds_bucket{version="$group"}',
  candidate: 'v1',
  baseline: 'v0',
  ratioMax: 1.2,
  minSamples: 1000,
  onNoData: 'inconclusive',
};
const errors: Params = {
  url: 'http://127.0.0.1:9090',
  share: 'sum(increase(http_requests_total{version="$group",status=~"5.."}[5m]))',
  samples: 'sum(increase(http_requests_total{version="$group"}[5m]))',
  candidate: 'v1',
  baseline: 'v0',
  ratioMax: 1.1,
  minSamples: 1000,
  onNoData: 'pass',
};
const orders: Params = {
  url: 'http://127.0.0.1:9090',
  value: 'sum(rate(orders_total[10m]))',
  samples: 'sum(increase(orders_total[10m]))',
  offsets: ['7d', '14d'],
  ratioMin: 0.8,
  ratioMax: 1.5,
  minSamples: 50,
  onNoData: 'fail',
};
const side = (name: string, samples: number, value?: string): Side => ({
  name,
  samples,
  ...(value !== undefined && { value }),
});
const spread = (name: string, fast: number, of: number): Side => ({
  name,
  samples: of,
  buckets: [
    ['0.1', fast],
    ['1', of],
    ['+Inf', of],
  ],
});
const sides = (candidate: Side, ...baselines: Side[]): Facts => ({ candidate, baselines, warnings: [] });

/**
 * Asks the same of two groups at the same moment, or of now and of the same time in former weeks. Quantiles and shares
 * fail only when their 99 % intervals say so too: worse, but within what chance does, is inconclusive.
 */
export const metricCompare: Check<Params, Facts> = {
  id: 'metric-compare',
  question: 'Is the metric no worse than that of the old version, or of former weeks?',
  why: 'A limit that holds for every hour of the week is too wide to see a release; its own past and its twin are not.',
  remedy:
    'Look at the two graphs over each other; if the new one is really worse, stop the batches or roll back.',
  params,
  problems,
  gather: (given, context) => readSides(given, context),
  judge,
  examples: [
    {
      title: 'as fast',
      params: latency,
      facts: sides(spread('v1', 9000, 10_000), spread('v0', 9000, 10_000)),
      outcome: 'pass',
    },
    {
      title: 'slower',
      params: latency,
      facts: sides(spread('v1', 3000, 10_000), spread('v0', 9000, 10_000)),
      outcome: 'fail',
    },
    {
      title: 'few on the new side',
      params: latency,
      facts: sides(spread('v1', 90, 100), spread('v0', 9000, 10_000)),
      outcome: 'inconclusive',
    },
    {
      title: 'few on the old side',
      params: latency,
      facts: sides(spread('v1', 9000, 10_000), spread('v0', 9, 10)),
      outcome: 'inconclusive',
    },
    {
      title: 'no error on either side',
      params: errors,
      facts: sides(side('v1', 5000), side('v0', 5000)),
      outcome: 'pass',
    },
    {
      title: 'many more errors',
      params: errors,
      facts: sides(side('v1', 5000, '200'), side('v0', 5000, '5')),
      outcome: 'fail',
    },
    {
      title: 'more errors, which may be chance',
      params: errors,
      facts: sides(side('v1', 5000, '7'), side('v0', 5000, '5')),
      outcome: 'inconclusive',
    },
    {
      title: 'in the band of former weeks',
      params: orders,
      facts: sides(side('now', 900, '1.5'), side('7d ago', 960, '1.6'), side('14d ago', 840, '1.4')),
      outcome: 'pass',
    },
    {
      title: 'below the band',
      params: orders,
      facts: sides(side('now', 300, '0.5'), side('7d ago', 960, '1.6'), side('14d ago', 840, '1.4')),
      outcome: 'fail',
    },
    {
      title: 'nothing any more',
      params: orders,
      facts: sides(side('now', 0), side('7d ago', 960, '1.6')),
      outcome: 'fail',
    },
    {
      title: 'nobody there',
      params: orders,
      facts: { fault: 'no reply from 127.0.0.1:9090: ECONNREFUSED' },
      outcome: 'error',
    },
  ],
};

function problems(given: Params): ParamProblem[] {
  const { histogram, value, share, samples, baseline, candidate, offsets, ratioMax, ratioMin } = given;
  const asked = [histogram, value, share].filter((each) => each !== undefined);
  const [query = ''] = asked;
  const found = [
    asked.length !== 1 && 'give one of "histogram", "value" and "share"',
    histogram === undefined && samples === undefined && 'it needs "samples"',
    histogram !== undefined && samples !== undefined && '"samples" are those of the histogram',
    (baseline === undefined) === (offsets === undefined) && 'give either "baseline" or "offsets"',
    baseline !== undefined && candidate === undefined && '"baseline" needs "candidate"',
    candidate !== undefined && !query.includes('$group') && 'the query names no $group',
    candidate === undefined && query.includes('$group') && '$group needs "candidate"',
    ratioMax === undefined && ratioMin === undefined && 'it needs "ratioMax" or "ratioMin"',
  ];
  return found.flatMap((problem) => (problem === false ? [] : [{ path: [], problem }]));
}

function judge(facts: Facts, given: Params): Judgement {
  const query = given.histogram ?? given.value ?? given.share ?? '';
  const measured = [{ name: 'the metric', unit: '', query }];
  if ('fault' in facts) return { outcome: 'error', message: `Not known: ${facts.fault}.`, measured };
  const { candidate, baselines, warnings } = facts;
  const { minSamples, onNoData } = given;
  const empty = candidate.value === undefined && (candidate.buckets ?? []).length === 0;
  if (empty && onNoData === 'fail') {
    return { outcome: 'fail', message: `There is no data of ${candidate.name}.`, measured };
  }
  const few = (one: Side): boolean => one.samples < minSamples;
  const usable = baselines.filter((one) => !few(one) && estimatesOf(one, given).length > 0);
  if (few(candidate) || usable.length === 0) {
    const counts = [candidate, ...baselines]
      .map((one) => `${one.name} has ${Math.floor(one.samples)}`)
      .join(', ');
    const message = `Too few samples: ${counts}, needed are ${minSamples} on each side.`;
    return { outcome: 'inconclusive', message, measured };
  }
  const estimates = estimatesOf(candidate, given);
  if (estimates.length === 0)
    return { outcome: onNoData, message: `There is no data of ${candidate.name}.`, measured };
  const compared = estimates.map((now, index) =>
    compare(
      now,
      usable.flatMap((one) => estimatesOf(one, given)[index] ?? []),
      given,
    ),
  );
  const told = {
    measured: compared.map((one) => measuredOf(one, candidate, given)),
    evidence: [comparisonTable(compared, candidate, usable)],
  };
  return { ...comparisonVerdict(compared, { candidate, usable, warnings }), ...told };
}
