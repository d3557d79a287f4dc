import type { VisitFacts } from '../page-facts.ts';
import { comparedPages, draft, foundBy, placesOf, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { previewOnly, wherePages, type Sighting } from './preview-only.ts';

/** What the wall kept from every visit to preview and never from one to stable: new writes, sockets and hosts. */
export function notSentOpinion(facts: RunFacts): PageOpinion {
  const results = previewOnly(facts.pages, refusals)
    .filter(({ isSteady }) => isSteady)
    .map(({ key, text, pages, seen, visits }) =>
      draft('page-request-not-sent', {
        key,
        outcome: 'inconclusive',
        message: `${text} is asked for ${wherePages(pages)}, in ${seen} of ${visits} visits to preview and never in stable. It was not sent, so nobody knows whether it works.`,
        places: placesOf(pages),
        observations: seen,
      }),
    );
  const pages = comparedPages(facts);
  return foundBy(
    'page-request-not-sent',
    results,
    pages,
    `Pages of preview ask for nothing beyond those of stable that could not be sent, on ${pages} pages.`,
  );
}

/** Of other hosts only the name counts: advertisements and counters have other paths at each visit. */
function refusals({ refused }: VisitFacts): readonly Sighting[] {
  return refused.map((text) => {
    const host = / (\w+:\/\/[^/]+)\S* \(host\)$/.exec(text)?.[1];
    return { key: host ?? text, text: host ?? text };
  });
}
