/** Whether the slowest replies of preview are slower than those of stable, where the middle may not be. */
import type { LatencyLimits } from '../options.ts';
import { Distribution } from '../tally/distribution.ts';
import { fisherTest } from './statistics/fisher-test.ts';

export interface Tail {
  readonly name: 'TP90' | 'TP99' | 'TP999';
  readonly stableMs: number;
  readonly previewMs: number;
  /** The chance of so many slow replies of preview when both groups are alike. */
  readonly p: number;
  /** Beyond both limits. */
  readonly isNoticed: boolean;
}

const quantiles = { TP90: 0.9, TP99: 0.99, TP999: 0.999 } as const;

/**
 * The quantile test of Johnson, Verrill and Moore (1987): of the slowest replies of both groups together, are
 * there more of preview than chance gives? Exact by the hypergeometric distribution; pairs that are slow
 * together make it careful.
 */
export function tailsOf(
  stable: Distribution,
  preview: Distribution,
  limits: Required<LatencyLimits>,
): readonly Tail[] {
  const both = Distribution.merged([stable, preview]);
  return (['TP90', 'TP99', 'TP999'] as const).map((name) => {
    const [stableMs, previewMs] = [stable.quantileMs(quantiles[name]), preview.quantileMs(quantiles[name])];
    const boundMs = both.quantileMs(quantiles[name]);
    const p = fisherTest(
      { hits: preview.countAbove(boundMs), total: preview.samples },
      { hits: stable.countAbove(boundMs), total: stable.samples },
    );
    const isNoticed =
      previewMs >= stableMs * limits.tailRatioMax && previewMs - stableMs >= limits.tailDifferenceMsMin;
    return { name, stableMs, previewMs, p, isNoticed };
  });
}
