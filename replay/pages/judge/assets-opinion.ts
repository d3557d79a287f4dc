import { place } from '../../../reports/index.ts';
import type { AssetFacts } from '../page-facts.ts';
import {
  comparedPages,
  draft,
  foundBy,
  type PageOpinion,
  type PageResult,
  type RunFacts,
} from './page-opinion.ts';
import { missingAssets } from './requests-opinion.ts';

/** Files named by their content that say something else in preview. */
export function overwrittenOpinion({ assets }: RunFacts): PageOpinion {
  const results = assets
    .filter(({ content }) => content === 'other')
    .map(({ at, usedBy }) =>
      draft('asset-overwritten', {
        key: at,
        outcome: 'fail',
        message: `${at} has other content in preview than in stable under the same name; pages of ${usedBy.join(' and ')} load it.`,
        places: [place.operation('GET', at)],
        states: ['A', 'B'],
        change: { kind: 'content', from: 'of stable', to: 'other' },
      }),
    );
  const compared = assets.filter(({ content }) => content === 'same' || content === 'other').length;
  return foundBy(
    'asset-overwritten',
    results,
    compared,
    `All ${compared} files named by their content are equal.`,
  );
}

/** What pages of preview miss blocks; what only pages in open tabs will miss warns. */
export function missingOpinion(facts: RunFacts): PageOpinion {
  const results = [...missingAssets(facts), ...facts.assets.flatMap(oldAsset)];
  const pages = comparedPages(facts);
  return foundBy('asset-missing', results, pages, `No file that ${pages} pages load is missing in preview.`);
}

function oldAsset({ at, usedBy, content, previewStatus }: AssetFacts): PageResult[] {
  if (content !== 'missing' || usedBy.includes('preview')) return [];
  return [
    draft('asset-missing', {
      key: `old ${at}`,
      outcome: 'fail',
      level: 'warn',
      message: `${at}, which pages of stable load, gives ${previewStatus === undefined ? 'no reply' : `status ${previewStatus}`} in preview: pages in open tabs will ask for it after the switch.`,
      places: [place.operation('GET', at)],
      states: ['A'],
    }),
  ];
}
