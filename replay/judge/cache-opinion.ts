import { counted } from '../../reports/index.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { unanimousMin } from './noise.ts';
import { clean, draft, operationOf, sentRequests, type Opinion } from './opinion.ts';

/**
 * Routes that a cache answers for preview and never for stable.
 *
 * A cached reply is no reply of the candidate, so its pair is set aside. That alone would hide a real difference:
 * both groups were asked the same at the same time, so a cache that serves only preview was put there by the
 * release. It fails from five such requests on; the first replies may be fresh, since they fill the cache. Where
 * stable is cached too, or alone (users keep its cache warm), preview does nothing new: such a route is merely
 * not judged.
 */
export function cacheOpinion(tally: Tally): Opinion {
  const sent = sentRequests(tally);
  if (sent === 0) return { results: [], examined: {} };
  const results = Object.values(tally.routes).filter(isCachedInPreviewOnly).map(cached);
  if (results.length === 0)
    results.push(
      clean(
        'cache-differs',
        `On no route of ${counted(sent, 'request')} does a cache answer for preview only.`,
      ),
    );
  return { results, examined: { 'cache-differs': sent } };
}

function isCachedInPreviewOnly({ fromCache }: RouteTally): boolean {
  return fromCache.stable === 0 && fromCache.preview >= unanimousMin;
}

function cached(route: RouteTally): ResultDraft {
  const { name, sent, fromCache } = route;
  return draft('cache-differs', {
    key: name,
    outcome: 'fail',
    message: `${name}: a cache answered ${fromCache.preview} of ${counted(sent, 'request')} to preview and none to stable, so what the candidate says was not compared there.`,
    places: [operationOf(route)],
    states: ['A'],
    observations: fromCache.preview,
    change: { kind: 'from-cache' },
    measured: [
      {
        name: 'replies of preview from a cache',
        unit: 'requests',
        expected: 0,
        actual: fromCache.preview,
        samples: sent,
        samplesMin: unanimousMin,
      },
    ],
  });
}
