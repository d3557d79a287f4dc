import type { PageFacts, VisitFacts } from '../page-facts.ts';
import { usableVisits } from '../usable-visits.ts';
import {
  comparedPages,
  draft,
  placesOf,
  type PageOpinion,
  type PageResult,
  type RunFacts,
} from './page-opinion.ts';
import { previewOnly, wherePages, type PreviewOnly, type Sighting } from './preview-only.ts';

/**
 * What only an OPTIONS could show, which is never sent. It holds where preview asks for leave and stable does not;
 * where both do it is named, for a server that changed shows it nowhere else.
 */
export function preflightsOpinion(facts: RunFacts): PageOpinion {
  const fresh = previewOnly(facts.pages, sightings);
  const news = new Set(fresh.map(({ key }) => key));
  const usual = new Map<string, PageFacts>();
  for (const page of facts.pages) {
    for (const { key } of usableVisits(page)?.preview.flatMap(sightings) ?? [])
      if (!news.has(key)) usual.set(key, page);
  }
  const results = [...fresh.map(onlyPreview), ...(usual.size === 0 ? [] : [bothGroups(usual)])];
  return { results, examined: { 'preflight-not-asked': comparedPages(facts) } };
}

function onlyPreview({ key, pages, seen, visits }: PreviewOnly): PageResult {
  return draft('preflight-not-asked', {
    key,
    outcome: 'inconclusive',
    message: `${key}: the browser asks for leave first ${wherePages(pages)}, in ${seen} of ${visits} visits to preview and never in stable. Whether the server gives it was not asked, since only GET and HEAD are sent.`,
    places: placesOf(pages),
    states: ['A'],
    observations: seen,
  });
}

function bothGroups(usual: ReadonlyMap<string, PageFacts>): PageResult {
  const names = [...usual.keys()];
  return draft('preflight-not-asked', {
    key: 'as in stable',
    outcome: 'inconclusive',
    level: 'warn',
    message: `Whether servers still give leave for ${names.length} requests to other origins was not asked, since only GET and HEAD are sent: ${names.slice(0, 5).join('; ')}. Pages of stable ask for it too.`,
    places: placesOf([...usual.values()]),
    observations: names.length,
  });
}

function sightings({ preflights }: VisitFacts): readonly Sighting[] {
  return preflights.map(({ at, headers }) => {
    const name = headers === '' ? at : `${at} with ${headers}`;
    return { key: name, text: name };
  });
}
