import type { LatencyLimitsUsed, Quantiles } from '../../../report.ts';

/** The quantiles that a report shows, by their names in it. */
export const quantileNames = ['tp50', 'tp90', 'tp99', 'tp999'] as const;

export type QuantileName = (typeof quantileNames)[number];

/** Preview's quantile over stable's; undefined where one is not known. */
export function ratioOf(stable: Quantiles, preview: Quantiles, name: QuantileName): number | undefined {
  const [ours, theirs] = [stable[name], preview[name]];
  return ours === null || theirs === null || ours === 0 ? undefined : theirs / ours;
}

/** The longest time that preview may take where stable takes so long, ms. Both limits must be passed to be slower. */
export function limitMs(
  stableMs: number | null,
  name: QuantileName,
  limits: LatencyLimitsUsed | undefined,
): number | undefined {
  if (stableMs === null || limits === undefined) return undefined;
  const { ratioMax, differenceMsMin, tailRatioMax, tailDifferenceMsMin } = limits;
  return name === 'tp50'
    ? Math.max(stableMs * ratioMax, stableMs + differenceMsMin)
    : Math.max(stableMs * tailRatioMax, stableMs + tailDifferenceMsMin);
}

/** How a quantile of preview stands to stable's, as far as both intervals allow to say. */
export type Stand = 'slower' | 'faster' | 'alike' | 'unknown';

/** Alike while the intervals overlap: then chance alone can make the difference. */
export function standOf(stable: Quantiles, preview: Quantiles, name: QuantileName): Stand {
  const [ours, theirs] = [stable.intervals?.[name], preview.intervals?.[name]];
  if (ours === undefined || ours === null || theirs === undefined || theirs === null) return 'unknown';
  if (theirs[0] > ours[1]) return 'slower';
  return theirs[1] < ours[0] ? 'faster' : 'alike';
}
