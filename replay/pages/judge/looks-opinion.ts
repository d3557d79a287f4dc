import type { Measured } from '../../../reports/index.ts';
import type { Looks, PageFacts } from '../page-facts.ts';
import { brokenVisits } from './documents-opinion.ts';
import { draft, foundBy, type PageOpinion, type PageResult, type RunFacts } from './page-opinion.ts';

/** Beyond this share of a picture too little of it always looks the same. */
const restlessMax = 0.5;

/** Whether pages look the same wherever stable always does. */
export function looksOpinion({ pages, limits }: RunFacts): PageOpinion {
  const judged = pages.flatMap((page) =>
    page.looks === undefined || brokenVisits(page).length > 0 ? [] : [{ page, looks: page.looks }],
  );
  const results = judged.flatMap(({ page, looks }) => {
    if (looks.difference > limits.screenshotDifferenceMax)
      return differs(page, looks, limits.screenshotDifferenceMax);
    return looks.restless > restlessMax ? tooRestless(page, looks) : [];
  });
  return foundBy('page-looks-different', results, judged.length, `All ${judged.length} pages look the same.`);
}

function differs({ page, place, viewport }: PageFacts, looks: Looks, limit: number): PageResult {
  const { images, rows, views, difference, restless } = looks;
  const where = rows === undefined ? '' : `, between ${rows.from} and ${rows.to} px from the top`;
  return draft('page-looks-different', {
    key: `${place} ${viewport}`,
    outcome: 'fail',
    message: `${page} at ${viewport}: ${percent(difference)} % of a screenful differ in preview where stable always looks the same${where}.`,
    places: [place],
    states: ['A'],
    observations: views,
    measured: [
      {
        name: 'pixels of a screenful that differ',
        unit: '%',
        actual: percent(difference),
        limit: percent(limit),
        samples: views,
      },
      restlessness(restless),
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

function tooRestless({ page, place, viewport }: PageFacts, { restless, views }: Looks): PageResult {
  return draft('page-looks-different', {
    key: `restless ${place} ${viewport}`,
    outcome: 'inconclusive',
    message: `${page} at ${viewport}: ${percent(restless)} % of the picture differ between visits to stable, so that little is left to compare.`,
    places: [place],
    observations: views,
    measured: [restlessness(restless)],
  });
}

function restlessness(share: number): Measured {
  return { name: 'picture that stable changes itself, not compared', unit: '%', actual: percent(share) };
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
