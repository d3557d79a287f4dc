/** What the check `metric-compare` says of compared values. Pure. */
import type { Evidence, Measured, Outcome } from '../reports/index.ts';
import type { Side } from './adapters/metric-sides.ts';
import {
  quantileEstimates,
  shareEstimate,
  type Bucket,
  type Compared,
  type Estimate,
} from './metric-estimates.ts';
import { numberOf, shown } from './metric-params.ts';

interface Asked {
  readonly histogram?: string | undefined;
  readonly value?: string | undefined;
  readonly share?: string | undefined;
  readonly quantiles?: readonly number[] | undefined;
  readonly minSamples: number;
  readonly onNoData: string;
}

/** The worst of all comparisons, in words. */
export function comparisonVerdict(
  compared: readonly Compared[],
  { candidate, usable, warnings }: { candidate: Side; usable: readonly Side[]; warnings: readonly string[] },
): { outcome: Outcome; message: string } {
  const olds = usable.map(({ name }) => name).join(', ');
  const text = ({ now, olds: values, most, least }: Compared): string =>
    `${now.name} of ${candidate.name} is ${shown(now.value)}, of ${olds} ${values.map(({ value }) => shown(value)).join(', ')}` +
    `${most === undefined ? '' : `, at most ${shown(most)} is allowed`}${least === undefined ? '' : `, at least ${shown(least)} is wanted`}`;
  const texts = (state: Compared['state']): string[] =>
    compared.filter((one) => one.state === state).map((one) => text(one));
  const [worse, unsure] = [texts('outside'), texts('unsure')];
  if (worse.length > 0) return { outcome: 'fail', message: `${worse.join('; ')}.` };
  if (unsure.length > 0) {
    const message = `${unsure.join('; ')}: chance may do that, or the buckets end too early; wait for more samples.`;
    return { outcome: 'inconclusive', message };
  }
  if (warnings.length > 0) {
    return { outcome: 'inconclusive', message: `The answer may lack a part: ${warnings.join('; ')}.` };
  }
  return { outcome: 'pass', message: `${texts('within').join('; ')}.` };
}

/** The values of one side; empty where it has no data. */
export function estimatesOf(
  one: Side,
  { share, quantiles = [0.5, 0.9, 0.99, 0.999], onNoData }: Asked,
): Estimate[] {
  if (one.buckets !== undefined) {
    const buckets = one.buckets.map(([edge, count]): Bucket => [numberOf(edge), count]);
    return one.samples > 0 ? quantileEstimates(buckets, quantiles) : [];
  }
  // A counter of failures that never counted is not there at all.
  const text = one.value ?? (share !== undefined && onNoData === 'pass' ? '0' : 'NaN');
  const value = numberOf(text);
  if (Number.isNaN(value)) return [];
  return share === undefined
    ? [{ name: 'the value', value, low: value, high: value }]
    : [shareEstimate(value, one.samples)];
}

export function measuredOf({ now, olds, most, least }: Compared, candidate: Side, given: Asked): Measured {
  const limit = most ?? least;
  const finite = [now.low, now.high].every(Number.isFinite) && now.low !== now.high;
  return {
    name: now.name,
    unit: '',
    expected: olds.map(({ value }) => shown(value)).join(', '),
    actual: Number.isFinite(now.value) ? now.value : `${now.value}`,
    ...(finite && { interval: [now.low, now.high] as const }),
    ...(limit !== undefined && Number.isFinite(limit) && { limit }),
    samples: Math.floor(candidate.samples),
    samplesMin: given.minSamples,
    query: given.histogram ?? given.value ?? given.share ?? '',
  };
}

/** Both sides in columns, a row for each value. */
export function comparisonTable(
  compared: readonly Compared[],
  candidate: Side,
  olds: readonly Side[],
): Evidence {
  const cell = ({ value, low, high }: Estimate): string =>
    low === high ? shown(value) : `${shown(value)} (${shown(low)} to ${shown(high)})`;
  const counted = ({ name, samples }: Side): string => `${name}, ${Math.floor(samples)} samples`;
  return {
    kind: 'table',
    title: 'Both sides, with 99 % intervals',
    columns: ['', counted(candidate), ...olds.map(counted)],
    rows: compared.map(({ now, olds: values }) => [now.name, cell(now), ...values.map(cell)]),
  };
}
