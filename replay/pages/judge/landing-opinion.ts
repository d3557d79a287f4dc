import { draft, foundBy, placesOf, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { previewOnly, type Sighting } from './preview-only.ts';
import { comparedPages } from './page-opinion.ts';
import type { VisitFacts } from '../page-facts.ts';

/** Where pages of preview lead to and those of stable never do, by redirects or by scripts. */
export function landingOpinion(facts: RunFacts): PageOpinion {
  const results = facts.pages.flatMap((page) =>
    previewOnly([page], landings).map(({ key, text, pages, seen, visits, isSteady }) =>
      draft('page-leads-elsewhere', {
        key: `${page.place} ${key}`,
        outcome: 'fail',
        ...(isSteady ? {} : { level: 'warn' }),
        message: `${page.page} leads to ${text} in ${seen} of ${visits} visits to preview and never in stable.`,
        places: placesOf(pages),
        states: ['A'],
        observations: seen,
        change: { kind: 'leads to', to: text },
      }),
    ),
  );
  const pages = comparedPages(facts);
  return foundBy(
    'page-leads-elsewhere',
    results,
    pages,
    `Each of ${pages} pages leads to the same place in both groups.`,
  );
}

/** Parts of a path with a digit differ from visit to visit: numbers of orders, keys of sessions. */
function landings({ document: { landed } }: VisitFacts): readonly Sighting[] {
  const text = landed ?? 'itself';
  return [{ key: text.replace(/(?<=\/)[^/]*\d[^/]*/g, '#'), text }];
}
