import { comparedPages, draft, foundBy, placesOf, type PageOpinion, type RunFacts } from './page-opinion.ts';
import { previewOnly, wherePages } from './preview-only.ts';

/** Errors on the console and exceptions that only preview's pages show. */
export function complaintsOpinion(facts: RunFacts): PageOpinion {
  const results = previewOnly(facts.pages, ({ complaints }) => complaints).map((cause) => {
    const doubt = cause.mayBeOurs ? ' It may come from a request that was not sent for safety.' : '';
    return draft('page-complains', {
      key: cause.key,
      outcome: 'fail',
      ...(cause.isSteady && !cause.mayBeOurs ? {} : { level: 'warn' }),
      message: `${cause.text} — ${wherePages(cause.pages)}, in ${cause.seen} of ${cause.visits} visits to preview and never in stable.${doubt}`,
      places: placesOf(cause.pages),
      states: ['A'],
      observations: cause.seen,
      evidence: [{ kind: 'text', title: 'What the browser said', text: cause.text }],
    });
  });
  const pages = comparedPages(facts);
  return foundBy('page-complains', results, pages, `No page of ${pages} complained in preview only.`);
}
