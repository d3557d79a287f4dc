import type { DocumentFacts, PageFacts } from '../page-facts.ts';
import { draft, foundBy, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { isUsable } from '../usable-visits.ts';

/** Whether pages open in preview. Where preview proves to be somebody else, nothing is said of its pages. */
export function documentsOpinion({ pages }: RunFacts): PageOpinion {
  const judged = pages.filter(({ visits }) => visits.stable.some(isUsable));
  const results = judged.flatMap((page) => {
    const broken = brokenVisits(page);
    const [first] = broken;
    if (first === undefined) return [];
    return draft('page-broken', {
      key: page.place,
      outcome: 'fail',
      message: `${page.page} did not open in ${broken.length} of ${page.visits.preview.length} visits to preview: ${howBroken(first)}. In stable it opens.`,
      places: [page.place],
      states: ['A'],
      observations: broken.length,
      change: { kind: 'page', from: 'opens', to: howBroken(first) },
    });
  });
  return foundBy('page-broken', results, judged.length, `All ${judged.length} pages open in preview.`);
}

/** Visits of preview that did not open a page which opens in stable. */
export function brokenVisits({ visits }: PageFacts): readonly DocumentFacts[] {
  if (!visits.stable.some(isUsable)) return [];
  return visits.preview
    .map(({ document }) => document)
    .filter(
      ({ failed, status = 0, asksToSignIn, proof }) =>
        proof !== 'wrong' && (failed !== undefined || status >= 400 || asksToSignIn !== undefined),
    );
}

/** Of a page that asks for a password, or leads to what does. */
export function signInWords(landed: string | undefined): string {
  return landed === undefined ? 'it asks to sign in' : `it leads to ${landed}, which asks to sign in`;
}

function howBroken({ status, failed, landed, asksToSignIn }: DocumentFacts): string {
  if (asksToSignIn !== undefined) return signInWords(landed);
  return status !== undefined && status >= 400 ? `status ${status}` : (failed ?? 'no reply');
}
