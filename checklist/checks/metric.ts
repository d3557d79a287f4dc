import { Type, type Static } from '@sinclair/typebox';
import type { Evidence, Measured } from '../../reports/index.ts';
import { queryMetrics, type Series } from '../adapters/prometheus.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement, ParamProblem } from '../check.ts';
import { durationPattern } from '../duration.ts';
import { labelText, metricParams, numberOf, promQl, shown } from '../metric-params.ts';

const params = Type.Object(
  {
    ...metricParams,
    query: promQl('PromQL that gives one number or more, for example sum(rate(http_requests_total[5m]))'),
    atLeast: Type.Optional(Type.Number({ description: 'no value may be below' })),
    atMost: Type.Optional(Type.Number({ description: 'no value may be above' })),
    over: Type.Optional(
      Type.String({
        pattern: durationPattern,
        description: 'every value of this long counts, for example 10m; default: the value of now',
      }),
    ),
    step: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'time between two values; default: 30s' }),
    ),
    samples: Type.Optional(
      promQl(
        'PromQL for how many events stand behind, for example sum(increase(http_requests_total[5m])); default: how many values there are',
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts =
  | { readonly fault: string }
  | {
      readonly series: readonly Series[];
      /** What the samples query gave; absent where none was asked. */
      readonly events?: number;
      readonly warnings: readonly string[];
    };

const example: Params = {
  url: 'http://127.0.0.1:9090',
  query: 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))',
  atMost: 0.01,
  samples: 'sum(increase(http_requests_total[5m]))',
  minSamples: 100,
  onNoData: 'inconclusive',
};
const gave = (value: string, events = 1000, warnings: string[] = []): Facts => ({
  series: [{ labels: {}, points: [[1_790_000_000, value]] }],
  events,
  warnings,
});
const nothing = (events?: number): Facts => ({
  series: [],
  warnings: [],
  ...(events !== undefined && { events }),
});

/** Asks Prometheus one query and holds every value that it gives against a limit. */
export const metric: Check<Params, Facts> = {
  id: 'metric',
  question: 'Is the metric within its limits?',
  why: 'What a release does to a running system shows in its numbers before users complain.',
  remedy:
    'Ask the query shown in Prometheus, look at the graph around the release, and stop or roll back if it is real.',
  params,
  problems,
  gather,
  judge,
  examples: [
    { title: 'within', params: example, facts: gave('0.002'), outcome: 'pass' },
    { title: 'above', params: example, facts: gave('0.02'), outcome: 'fail' },
    { title: 'endless', params: example, facts: gave('+Inf'), outcome: 'fail' },
    { title: 'too few events', params: example, facts: gave('0.02', 10), outcome: 'inconclusive' },
    { title: 'nothing divided by nothing', params: example, facts: gave('NaN'), outcome: 'inconclusive' },
    { title: 'no data', params: example, facts: nothing(1000), outcome: 'inconclusive' },
    {
      title: 'no data where there must be some',
      params: { ...example, onNoData: 'fail' },
      facts: nothing(0),
      outcome: 'fail',
    },
    {
      title: 'never called, and metrics do arrive',
      params: { ...example, onNoData: 'pass' },
      facts: nothing(1000),
      outcome: 'pass',
    },
    {
      title: 'no data at all proves nothing',
      params: { ...example, onNoData: 'pass' },
      facts: nothing(0),
      outcome: 'inconclusive',
    },
    {
      title: 'only a part of the stores answered',
      params: example,
      facts: gave('0.002', 1000, ['store b: timeout']),
      outcome: 'inconclusive',
    },
    {
      title: 'a query that does not parse',
      params: example,
      facts: { fault: '127.0.0.1:9090/api/v1/query replied with status 400: parse error' },
      outcome: 'error',
    },
  ],
};

function problems({ atLeast, atMost, onNoData, samples, step, over }: Params): ParamProblem[] {
  const problem = (text: string): ParamProblem[] => [{ path: [], problem: text }];
  return [
    ...(atLeast === undefined && atMost === undefined ? problem('it needs "atLeast" or "atMost"') : []),
    ...(step !== undefined && over === undefined ? problem('"step" needs "over"') : []),
    // With a slip in the query the check would be green for ever.
    ...(onNoData === 'pass' && samples === undefined
      ? problem('"onNoData: pass" needs "samples", a query that shows that metrics arrive')
      : []),
  ];
}

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { query, over, step = '30s', samples } = given;
  // A subquery and no range query: it ends now by the clock of the server.
  const asked = over === undefined ? query : `(${query}\n)[${over}:${step}]`;
  const answer = await queryMetrics(given, asked, context);
  if ('fault' in answer || samples === undefined) return answer;
  const counted = await queryMetrics(given, samples, context);
  if ('fault' in counted) return counted;
  const warnings = [...answer.warnings, ...counted.warnings];
  return { series: answer.series, events: sumOf(counted.series), warnings };
}

function sumOf(series: readonly Series[]): number {
  const values = series.map(({ points }) => numberOf(points.at(-1)?.[1] ?? '0'));
  return values.filter(Number.isFinite).reduce((sum, value) => sum + value, 0);
}

function judge(facts: Facts, given: Params): Judgement {
  if ('fault' in facts) {
    const measured = [{ name: 'value', unit: '', query: given.query }];
    return { outcome: 'error', message: `Not known: ${facts.fault}.`, measured };
  }
  const { minSamples, onNoData } = given;
  const values = facts.series.flatMap(({ points }) =>
    points.map(([, text]) => numberOf(text)).filter((value) => !Number.isNaN(value)),
  );
  const samples = Math.floor(facts.events ?? values.length);
  const told = { measured: [measuredOf(values, samples, given)], evidence: [table(facts.series)] };
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({ outcome, message, ...told });
  if (values.length === 0 && onNoData === 'fail') return say('fail', 'The query gives no data.');
  if (samples < minSamples) {
    return say('inconclusive', `${samples} samples are fewer than the ${minSamples} that are needed.`);
  }
  if (values.length === 0) {
    const message = 'The query gives no data; other metrics of the same kind do arrive.';
    return say(onNoData, onNoData === 'pass' ? message : 'The query gives no data.');
  }
  return within(values, facts.warnings, given, say);
}

function within(
  values: readonly number[],
  warnings: readonly string[],
  { atLeast = -Infinity, atMost = Infinity }: Params,
  say: (outcome: Judgement['outcome'], message: string) => Judgement,
): Judgement {
  const outside = values.filter((value) => value < atLeast || value > atMost);
  const [first] = outside;
  const limits = [
    ...(atLeast === -Infinity ? [] : [`at least ${atLeast}`]),
    ...(atMost === Infinity ? [] : [`at most ${atMost}`]),
  ].join(' and ');
  if (first !== undefined) {
    const which =
      values.length === 1
        ? 'The value is'
        : `${outside.length} of ${values.length} values are outside, the first`;
    return say('fail', `${which} ${shown(first)}, allowed is ${limits}.`);
  }
  if (warnings.length > 0) return say('inconclusive', `The answer may lack a part: ${warnings.join('; ')}.`);
  const range = values.length === 1 ? 'The value is' : `All ${values.length} values, the last`;
  return say('pass', `${range} ${shown(values.at(-1) ?? 0)}, allowed is ${limits}.`);
}

function measuredOf(
  values: readonly number[],
  samples: number,
  { query, atMost, atLeast, minSamples }: Params,
): Measured {
  const actual = atMost === undefined ? lowest(values) : highest(values);
  const limit = atMost ?? atLeast;
  return {
    name: 'value',
    unit: '',
    ...(actual !== undefined && { actual: Number.isFinite(actual) ? actual : `${actual}` }),
    ...(limit !== undefined && { limit }),
    samples,
    samplesMin: minSamples,
    query,
  };
}

function highest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

function lowest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}

function table(series: readonly Series[]): Evidence {
  const rows = series.flatMap(({ labels, points }) =>
    points.map(([at, value]) => [labelText(labels), new Date(at * 1000).toISOString(), value]),
  );
  return { kind: 'table', title: 'Values', columns: ['series', 'time', 'value'], rows: rows.slice(-500) };
}
