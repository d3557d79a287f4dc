import { place } from '../../../reports/index.ts';
import type { VisitFacts } from '../page-facts.ts';
import {
  comparedPages,
  draft,
  foundBy,
  placesOf,
  type PageOpinion,
  type PageResult,
  type RunFacts,
} from './page-opinion.ts';
import { previewOnly, wherePages, type PreviewOnly, type Sighting } from './preview-only.ts';

/** Requests of pages that fail in preview only; a file that is missing is told by `asset-missing`. */
export function requestsOpinion(facts: RunFacts): PageOpinion {
  const results = previewOnly(facts.pages, failuresOf(false)).map((cause) =>
    failed('page-request-failed', cause, placeOfRequest(cause)),
  );
  const pages = comparedPages(facts);
  return foundBy(
    'page-request-failed',
    results,
    pages,
    `No request of ${pages} pages failed in preview only.`,
  );
}

/** Files that pages of preview ask for and do not get. */
export function missingAssets(facts: RunFacts): readonly PageResult[] {
  return previewOnly(facts.pages, failuresOf(true)).map((cause) =>
    failed('asset-missing', cause, placesOf(cause.pages)),
  );
}

function failuresOf(isAsset: boolean): (visit: VisitFacts) => readonly Sighting[] {
  return ({ failures }) =>
    failures.filter((failure) => failure.isAsset === isAsset).map(({ at, how }) => ({ key: at, text: how }));
}

function failed(
  rule: 'page-request-failed' | 'asset-missing',
  cause: PreviewOnly,
  places: readonly [string, ...string[]],
): PageResult {
  return draft(rule, {
    key: cause.key,
    outcome: 'fail',
    ...(cause.isSteady ? {} : { level: 'warn' }),
    message: `${cause.key} gives ${cause.text} ${wherePages(cause.pages)}, in ${cause.seen} of ${cause.visits} visits to preview and never in stable.`,
    places,
    states: ['A'],
    observations: cause.seen,
    change: { kind: 'request', from: 'answered', to: cause.text },
  });
}

/** The operation itself where it is the group's own, so that it is linked with what replay says of it. */
function placeOfRequest({ key, pages }: PreviewOnly): readonly [string, ...string[]] {
  const [method = '', at = ''] = key.split(' ', 2);
  const onPages = placesOf(pages);
  return at.startsWith('/') ? [place.operation(method, at), ...onPages] : onPages;
}

/** Replies that prove another group than the page's own. */
export function strangersOpinion(facts: RunFacts): PageOpinion {
  const results = (['preview', 'stable'] as const).flatMap((group) => {
    const found = new Map<string, { version: string; count: number; places: Set<string> }>();
    for (const { visits, place } of facts.pages) {
      for (const { at, version } of visits[group].flatMap(({ strangers }) => strangers)) {
        const known = found.get(at) ?? { version, count: 0, places: new Set<string>() };
        found.set(at, { ...known, count: known.count + 1, places: known.places.add(place) });
      }
    }
    return [...found].map(([at, { version, count, places }]) =>
      draft('page-from-two-groups', {
        key: `${group} ${at}`,
        outcome: 'fail',
        message: `${at} was asked by a page of ${group}, and ${version} answered, ${count} times.`,
        places: placesOf([...places].map((one) => ({ place: one }))),
        states: ['A'],
        observations: count,
        change: { kind: 'answered by', to: version },
      }),
    );
  });
  const pages = facts.asked ? comparedPages(facts) : 0;
  return foundBy(
    'page-from-two-groups',
    results,
    pages,
    `Each of ${pages} pages came from one group as a whole.`,
  );
}
