import type { Measured } from '../../../reports/index.ts';
import type { VitalsLimits } from '../options.ts';
import type { PageFacts, VisitFacts } from '../page-facts.ts';
import { median } from '../median.ts';
import type { Vitals } from '../visit.ts';
import { draft, foundBy, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { usableVisits } from '../usable-visits.ts';

/** Beyond this our own rate limit, and not the group, is what a vital measures. */
export const heldBackMsMax = 50;

const names: Readonly<Record<keyof Vitals, string>> = {
  ttfb: 'time to first byte',
  fcp: 'first contentful paint',
  lcp: 'largest contentful paint',
  cls: 'layout shift',
  blocked: 'time blocked by long tasks',
};

/** One vital of one page: medians over the visits. */
export interface VitalPair {
  readonly vital: keyof Vitals;
  readonly stable: number;
  readonly preview: number;
  /** Visits of the group that has fewer. */
  readonly visits: number;
}

/** Medians of each vital, where enough visits measured it and the rate limit stood in the way of none. */
export function vitalPairs(page: PageFacts, visitsMin: number): readonly VitalPair[] {
  const usable = usableVisits(page);
  if (usable === undefined) return [];
  return (Object.keys(names) as (keyof Vitals)[]).flatMap((vital) => {
    const [stable, preview] = [valuesOf(usable.stable, vital), valuesOf(usable.preview, vital)];
    const visits = Math.min(stable.length, preview.length);
    return visits < visitsMin ? [] : [{ vital, stable: median(stable), preview: median(preview), visits }];
  });
}

/** Whether pages appear later or move more. It never blocks: three visits are a hint, not a measurement. */
export function vitalsOpinion({ pages, limits }: RunFacts): PageOpinion {
  const judged = pages
    .map((page) => ({ page, pairs: vitalPairs(page, limits.vitals.visitsMin) }))
    .filter(({ pairs }) => pairs.length > 0);
  const results = judged.flatMap(({ page, pairs }) => {
    const worse = pairs.filter((pair) => isWorse(pair, limits.vitals));
    if (worse.length === 0) return [];
    return draft('page-slower', {
      key: `${page.place} ${page.viewport}`,
      outcome: 'fail',
      message: `${page.page} at ${page.viewport}: ${worse.map(inWords).join(', ')}.`,
      places: [page.place],
      states: ['A'],
      measured: pairs.map(measuredOf),
    });
  });
  return foundBy(
    'page-slower',
    results,
    judged.length,
    `None of ${judged.length} pages is slower in preview.`,
  );
}

function isWorse({ vital, stable, preview }: VitalPair, limits: Required<VitalsLimits>): boolean {
  if (vital === 'cls') return preview - stable > limits.layoutShiftMax;
  return preview > stable * limits.ratioMax && preview - stable > limits.differenceMsMin;
}

function inWords({ vital, stable, preview, visits }: VitalPair): string {
  const unit = vital === 'cls' ? '' : ' ms';
  return `${names[vital]} ${rounded(preview)}${unit} against ${rounded(stable)}${unit} in stable (medians of ${visits} visits)`;
}

function measuredOf({ vital, stable, preview, visits }: VitalPair): Measured {
  return {
    name: names[vital],
    unit: vital === 'cls' ? '' : 'ms',
    expected: rounded(stable),
    actual: rounded(preview),
    samples: visits,
  };
}

function valuesOf(visits: readonly VisitFacts[], vital: keyof Vitals): number[] {
  return visits
    .filter(({ heldBackMs }) => heldBackMs <= heldBackMsMax)
    .flatMap(({ vitals }) => vitals?.[vital] ?? []);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
