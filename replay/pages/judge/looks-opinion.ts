import type { Looks, PageFacts } from '../page-facts.ts';
import { brokenVisits } from './documents-opinion.ts';
import { draft, foundBy, type PageOpinion, type PageResult, type RunFacts } from './page-opinion.ts';

/**
 * Whether pages look the same. What stable differs from itself is noise: a page differs when preview's share of
 * other pixels is more than twice that, plus the limit.
 */
export function looksOpinion({ pages, limits }: RunFacts): PageOpinion {
  const judged = pages.flatMap((page) =>
    page.looks === undefined || brokenVisits(page).length > 0 ? [] : [{ page, looks: page.looks }],
  );
  const results = judged
    .filter(({ looks }) => looks.difference > 2 * looks.noise + limits.screenshotDifferenceMax)
    .map(({ page, looks }) => differs(page, looks, limits.screenshotDifferenceMax));
  return foundBy('page-looks-different', results, judged.length, `All ${judged.length} pages look the same.`);
}

function differs({ page, place, viewport }: PageFacts, looks: Looks, limit: number): PageResult {
  const { images, pairs } = looks;
  const measured = (name: string, share: number) => ({
    name,
    unit: '%',
    actual: percent(share),
    samples: pairs,
  });
  return draft('page-looks-different', {
    key: `${place} ${viewport}`,
    outcome: 'fail',
    message: `${page} at ${viewport}: ${percent(looks.difference)} % of the pixels differ between stable and preview, ${percent(looks.noise)} % between stable and itself.`,
    places: [place],
    states: ['A'],
    observations: pairs,
    measured: [
      { ...measured('pixels that differ', looks.difference), limit: percent(2 * looks.noise + limit) },
      measured('pixels that differ in stable itself', looks.noise),
    ],
    ...(images && {
      pictures: [
        { title: 'stable', png: images.stable },
        { title: 'preview', png: images.preview },
        { title: 'difference', png: images.difference },
      ],
    }),
  });
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
