import { counted, type Level, place, type ResultDraft } from '../../reports/index.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import {
  allOf,
  clean,
  draft,
  operationOf,
  type Opinion,
  percent,
  reasonsText,
  sentRequests,
  setAside,
  shareGate,
} from './opinion.ts';

export interface CoverageFacts {
  /** Places that some other rule found at fault. */
  readonly failed: ReadonlySet<string>;
  /** Share of the sent requests that must lie on judged routes. */
  readonly shareMin: number;
}

/**
 * Routes that were asked and about which nothing can be said.
 *
 * A route is judged when one pair of it was compared, or when another rule failed there (a wrong group, a lost
 * reply, a cache in preview only). One that the end of the run cut off is left to `run-stopped`. Every other route
 * that was asked is inconclusive. It blocks when the judged routes have less than `shareMin` of the sent requests,
 * else it warns, so that a rare odd route does not hold a release. When no route at all was judged, one result says
 * so for all.
 */
export function coverageOpinion(tally: Tally, { failed, shareMin }: CoverageFacts): Opinion {
  const sent = sentRequests(tally);
  if (sent === 0) return { results: [], examined: {} };
  const routes = Object.values(tally.routes).filter((route) => route.sent > 0);
  const unjudged = routes.filter(
    (route) => route.pairs === 0 && !failed.has(operationOf(route)) && !wasCutOff(route),
  );
  const coveredShare = (sent - unjudged.reduce((total, route) => total + route.sent, 0)) / sent;
  const level = coveredShare < shareMin ? 'block' : 'warn';
  const isNothing = unjudged.length > 1 && unjudged.length === routes.length;
  const results = isNothing
    ? [notJudged('all routes', unjudged, level)]
    : unjudged.map((route) => notJudged(route.name, [route], level));
  const measured = [
    {
      name: 'requests on judged routes',
      unit: '%',
      actual: percent(coveredShare),
      limit: percent(shareMin),
      samples: sent,
    },
  ];
  if (results.length === 0)
    results.push(
      clean(
        'route-not-judged',
        `${allOf(routes.length, 'route')} that ${routes.length === 1 ? 'was asked was' : 'were asked were'} judged.`,
      ),
    );
  return {
    results: results.map((result) => ({ ...result, measured })),
    examined: { 'route-not-judged': sent },
    gates: [
      shareGate('requests on judged routes', { share: coveredShare, must: '>=', limit: shareMin }, sent),
    ],
  };
}

/** Its requests were under way when the run stopped. */
function wasCutOff({ setAside: aside, sent }: RouteTally): boolean {
  return aside['interrupted'] === sent;
}

function notJudged(where: string, routes: readonly RouteTally[], level: Level): ResultDraft {
  const sent = routes.reduce((total, route) => total + route.sent, 0);
  const [mainReason] = Object.entries(setAside(routes)).sort(([, a], [, b]) => b - a)[0] ?? ['unknown'];
  const [first = place.group('preview'), ...rest] = routes.map(operationOf);
  return draft('route-not-judged', {
    key: `${where} ${mainReason}`,
    outcome: 'inconclusive',
    level,
    message: `${where}: none of ${counted(sent, 'request')} gave a pair that could be compared${reasonsText(routes)}.`,
    places: [first, ...rest],
    observations: sent,
  });
}
