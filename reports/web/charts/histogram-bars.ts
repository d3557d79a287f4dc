import type { LatencyHistogram } from '../../report.ts';

/** One step of a histogram: between which times, and which share of each group's replies took so long. */
export interface HistogramBar {
  readonly fromMs: number;
  readonly toMs: number;
  /** Percent of the group's replies. */
  readonly stable: number;
  readonly preview: number;
}

/** Shares make groups of different size comparable. Steps grow by an equal ratio, so the first begins one ratio lower. */
export function histogramBars({ upToMs, stable, preview }: LatencyHistogram): readonly HistogramBar[] {
  const [first = 1, second = first * 1.25] = upToMs;
  const ratio = second > first ? second / first : 1.25;
  const [ofStable, ofPreview] = [sum(stable), sum(preview)];
  return upToMs.map((toMs, step) => ({
    fromMs: upToMs[step - 1] ?? first / ratio,
    toMs,
    stable: share(stable[step], ofStable),
    preview: share(preview[step], ofPreview),
  }));
}

function share(count = 0, total: number): number {
  return total === 0 ? 0 : (count / total) * 100;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
