/** Reads one metric of several groups, or of several times, from Prometheus. */
import type { CheckContext } from '../check-context.ts';
import { durationMs } from '../duration.ts';
import { numberOf } from '../metric-params.ts';
import { metricTime, queryMetrics, type MetricServer, type Series } from './prometheus.ts';

/** What is known of one group or time. */
export interface Side {
  readonly name: string;
  /** How many events stand behind; may be a fraction, because Prometheus extrapolates. */
  readonly samples: number;
  /** As the server wrote it; absent where it gave none. */
  readonly value?: string;
  /** Upper edges as the server wrote them, ascending, and how many events were at or below. */
  readonly buckets?: readonly (readonly [string, number])[];
}

interface Wanted extends MetricServer {
  readonly histogram?: string | undefined;
  readonly window?: string | undefined;
  readonly value?: string | undefined;
  readonly share?: string | undefined;
  readonly samples?: string | undefined;
  readonly candidate?: string | undefined;
  readonly baseline?: string | undefined;
  readonly offsets?: readonly string[] | undefined;
}

type Sides =
  | { readonly fault: string }
  | { readonly candidate: Side; readonly baselines: readonly Side[]; readonly warnings: readonly string[] };

/** All sides as of the same moment by the clock of the server, or as of that moment some time ago. */
export async function readSides(wanted: Wanted, context: CheckContext): Promise<Sides> {
  const { candidate, baseline, offsets = [] } = wanted;
  const now = await metricTime(wanted, context);
  if (typeof now !== 'number') return now;
  const warnings: string[] = [];
  const sides: Side[] = [];
  const asked = [
    { name: candidate ?? 'now', group: candidate, at: now },
    ...(baseline === undefined ? [] : [{ name: baseline, group: baseline, at: now }]),
    ...offsets.map((offset) => ({
      name: `${offset} ago`,
      group: candidate,
      at: now - durationMs(offset) / 1000,
    })),
  ];
  for (const { name, group = '', at } of asked) {
    const ask = async (query: string): Promise<readonly Series[]> => {
      const answer = await queryMetrics(wanted, query.replaceAll('$group', group), context, at);
      if ('fault' in answer) throw new Error(answer.fault);
      warnings.push(...answer.warnings);
      return answer.series;
    };
    try {
      sides.push({ name, ...(await sideOf(wanted, ask)) });
    } catch (error) {
      return { fault: (error as Error).message };
    }
  }
  const [first, ...rest] = sides;
  return first === undefined
    ? { fault: 'nothing was asked' }
    : { candidate: first, baselines: rest, warnings };
}

async function sideOf(
  { histogram, window = '5m', value, share, samples = '' }: Wanted,
  ask: (query: string) => Promise<readonly Series[]>,
): Promise<Omit<Side, 'name'>> {
  if (histogram !== undefined) {
    const buckets = bucketsIn(await ask(`sum by (le) (increase(${histogram}[${window}]))`));
    return { samples: buckets.at(-1)?.[1] ?? 0, buckets };
  }
  const [given, ...others] = await ask(value ?? share ?? '');
  if (others.length > 0)
    throw new Error(`the query gives ${others.length + 1} values and not one; add sum()`);
  const counted = onlyNumber(await ask(samples));
  const text = given?.points.at(-1)?.[1];
  return { samples: counted, ...(text !== undefined && { value: text }) };
}

function bucketsIn(series: readonly Series[]): (readonly [string, number])[] {
  return series
    .flatMap(({ labels, points }) => {
      const [edge, count] = [labels['le'], points.at(-1)?.[1]];
      return edge === undefined || count === undefined ? [] : [[edge, numberOf(count)] as const];
    })
    .sort(([a], [b]) => numberOf(a) - numberOf(b));
}

function onlyNumber(series: readonly Series[]): number {
  const value = numberOf(series[0]?.points.at(-1)?.[1] ?? '0');
  return series.length === 1 && Number.isFinite(value) ? value : 0;
}
