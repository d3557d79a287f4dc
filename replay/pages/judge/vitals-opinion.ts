import type { Measured } from '../../../reports/index.ts';
import type { VitalsLimits } from '../options.ts';
import type { PageFacts, VisitFacts } from '../page-facts.ts';
import { median } from '../median.ts';
import type { Vitals } from '../visit.ts';
import { draft, foundBy, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { usableVisits } from '../usable-visits.ts';
import { rankChance } from './rank-chance.ts';

/** Beyond this our own rate limit, and not the group, is what a vital measures. */
export const heldBackMsMax = 50;

/** A browser alone makes about one; beyond this its paints wait for others. */
const tasksPerCoreMax = 3;

const names: Readonly<Record<keyof Vitals, string>> = {
  ttfb: 'time to first byte',
  fcp: 'first contentful paint',
  lcp: 'largest contentful paint',
  cls: 'layout shift',
  blocked: 'time blocked by long tasks',
};

/** A chance as small may be reached with three visits to preview and six to stable, when all are slower. */
const chanceMax = 0.02;

/** One vital of one page: medians over the visits. */
export interface VitalPair {
  readonly vital: keyof Vitals;
  readonly stable: number;
  readonly preview: number;
  /** Visits of the group that has fewer. */
  readonly visits: number;
  /** How likely preview's values lie as far above stable's without any reason. */
  readonly chance: number;
}

/** Medians of each vital, where enough visits measured it and the rate limit stood in the way of none. */
export function vitalPairs(page: PageFacts, visitsMin: number): readonly VitalPair[] {
  const usable = usableVisits(page);
  if (usable === undefined) return [];
  return (Object.keys(names) as (keyof Vitals)[]).flatMap((vital) => {
    const [stable, preview] = [valuesOf(usable.stable, vital), valuesOf(usable.preview, vital)];
    const visits = Math.min(stable.length, preview.length);
    if (visits < visitsMin) return [];
    const chance = rankChance(stable, preview);
    return { vital, stable: median(stable), preview: median(preview), visits, chance };
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
    const trouble = ownTrouble(page, limits.vitals.differenceMsMin);
    const said = worse.map(inWords).join(', ');
    return draft('page-slower', {
      key: `${page.place} ${page.viewport}`,
      outcome: trouble === undefined ? 'fail' : 'inconclusive',
      message: `${page.page} at ${page.viewport}: ${said}.${trouble === undefined ? '' : ` ${trouble}`}`,
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

/** Where this machine was too busy to paint in time, later paints say nothing of a group. */
function ownTrouble({ visits }: PageFacts, lateMsMax: number): string | undefined {
  const all = [...visits.stable, ...visits.preview];
  const late = Math.round(median(all.map(({ ownLateMs }) => ownLateMs)));
  if (late > lateMsMax / 2)
    return `It proves nothing: this machine did not keep up, in most visits its own timers were ${late} ms late or more.`;
  const tasks = Math.round(median(all.map(({ tasksPerCore }) => tasksPerCore)) * 10) / 10;
  if (tasks <= tasksPerCoreMax) return undefined;
  return `It proves nothing: this machine, on which the browser runs, had ${tasks} tasks for each of its cores.`;
}

function isWorse({ vital, stable, preview, chance }: VitalPair, limits: Required<VitalsLimits>): boolean {
  if (chance > chanceMax) return false;
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
