/** The peak that a release must expect: the highest load at the same hours of earlier days. */
import { Type, type Static } from '@sinclair/typebox';
import { queryMetrics, type Series } from '../adapters/prometheus.ts';
import type { CheckContext } from '../check-context.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { metricParams, numberOf, promQl } from '../metric-params.ts';

const duration = (description: string) => Type.String({ pattern: durationPattern, description });

export const peakQuery = Type.Object(
  {
    ...metricParams,
    query: promQl(
      'PromQL for requests per second, one number, for example sum(rate(http_requests_total[1m]))',
    ),
    window: duration('how long the release takes, counted from now, for example 2h'),
    ago: Type.Optional(
      Type.Array(duration('for example 7d'), { minItems: 1, description: 'default: [1d, 7d]' }),
    ),
    step: Type.Optional(duration('time between two values; default: 1m')),
    onNoData: choice(['inconclusive', 'fail'], 'what too few values mean'),
  },
  { additionalProperties: false },
);
export type PeakQuery = Static<typeof peakQuery>;

/** The load at the hours of the release on one earlier day. */
export type PeakWindow =
  | { readonly ago: string; readonly fault: string }
  | { readonly ago: string; readonly series: readonly Series[]; readonly warnings: readonly string[] };

const agoDefault = ['1d', '7d'];

/** What makes no sense in such a query; undefined when all does. */
export function peakProblem({ ago = agoDefault, window, step = '1m' }: PeakQuery): string | undefined {
  const early = ago.find((each) => durationMs(each) < durationMs(window));
  if (early !== undefined) return `${early} ago the window of ${window} is not over yet`;
  return durationMs(step) === 0 || durationMs(window) / durationMs(step) > 10_000
    ? `"step" gives more than 10000 values in ${window}`
    : undefined;
}

export async function gatherPeak(given: PeakQuery, context: CheckContext): Promise<PeakWindow[]> {
  const { query, window, step = '1m', ago = agoDefault } = given;
  return Promise.all(
    ago.map(async (each) => {
      // The window of that day began `each` ago, so it ended this much ago.
      const ended = durationMs(each) - durationMs(window);
      const range = `[${durationMs(window)}ms:${durationMs(step)}ms]`;
      const offset = ended === 0 ? '' : ` offset ${ended}ms`;
      return { ago: each, ...(await queryMetrics(given, `(${query}\n)${range}${offset}`, context)) };
    }),
  );
}

export interface ExpectedPeak {
  /** Requests per second; absent where no day tells any. */
  readonly perSecond?: number;
  readonly ago?: string;
  /** Values of the day that has fewest. */
  readonly samples: number;
  /** Why it may be higher. */
  readonly unknown?: string;
  /** True where a day could not be asked at all. */
  readonly isError: boolean;
}

/** The highest value of all days. A day with too few values leaves the peak unknown, and one of zeros is none. */
export function peakOf(windows: readonly PeakWindow[], { minSamples }: PeakQuery): ExpectedPeak {
  const days = windows.map((window) => dayOf(window, minSamples));
  const [highest] = days
    .filter(({ perSecond }) => perSecond > 0)
    .toSorted((a, b) => b.perSecond - a.perSecond);
  const unknown = days.flatMap((day) => day.unknown ?? []);
  return {
    ...(highest && { perSecond: highest.perSecond, ago: highest.ago }),
    samples: days.reduce((least, { samples }) => Math.min(least, samples), Infinity),
    ...(unknown.length > 0 && { unknown: unknown.join('; ') }),
    isError: windows.some((window) => 'fault' in window),
  };
}

interface Day {
  readonly ago: string;
  readonly perSecond: number;
  readonly samples: number;
  readonly unknown?: string;
}

function dayOf(window: PeakWindow, minSamples: number): Day {
  const { ago } = window;
  if ('fault' in window) return { ago, perSecond: 0, samples: 0, unknown: `${ago} ago: ${window.fault}` };
  const values = window.series.flatMap(({ points }) => points.map(([, text]) => numberOf(text)));
  const finite = values.filter(Number.isFinite);
  const day = {
    ago,
    perSecond: finite.reduce((most, value) => Math.max(most, value), 0),
    samples: finite.length,
  };
  const problem = problemOf(window, day, minSamples);
  return problem === undefined ? day : { ...day, unknown: `${ago} ago: ${problem}` };
}

function problemOf(
  { series, warnings }: Exclude<PeakWindow, { fault: string }>,
  { samples, perSecond }: Day,
  minSamples: number,
): string | undefined {
  if (series.length > 1) return `the query gives ${series.length} numbers at a time; add them up with sum()`;
  if (samples < minSamples) return `${samples} values are fewer than the ${minSamples} that are needed`;
  if (perSecond === 0) return 'there were no requests at all';
  return warnings.length > 0 ? `the answer may lack a part: ${warnings.join('; ')}` : undefined;
}
