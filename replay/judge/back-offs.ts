/** Whether preview turns requests away that stable serves. Such replies are not compared, so nothing else tells. */
import { counted, type ResultDraft } from '../../reports/index.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { draft, operationsOf } from './opinion.ts';
import { binomialTail } from './statistics/binomial.ts';

/** Chance of a false alarm in a run. */
const chanceMax = 0.005;

/**
 * With equal limits each falls on preview with its share of all replies (exact binomial test). More than chance gives
 * holds, for a limit of requests may be meant for the one node of preview, or be reached by the replay alone.
 */
export function backOffs(tally: Tally): readonly ResultDraft[] {
  const routes = Object.values(tally.routes);
  const [stable, preview] = [repliesOf(routes, 'stable'), repliesOf(routes, 'preview')];
  const share = preview.replies / Math.max(1, preview.replies + stable.replies);
  const chance = binomialTail(preview.backedOff + stable.backedOff, share, preview.backedOff);
  if (preview.backedOff === 0 || chance > chanceMax) return [];
  return [
    draft('status-differs', {
      key: 'backed off',
      outcome: 'inconclusive',
      message: `Preview asked to stay away (429, or 503 with Retry-After) in ${preview.backedOff} of ${counted(preview.replies, ['reply', 'replies'])}, stable in ${stable.backedOff} of ${stable.replies}; they were not compared.`,
      places: operationsOf(routes.filter(({ backedOff }) => backedOff.preview > 0)),
      observations: preview.backedOff,
      change: { kind: 'backed off' },
    }),
  ];
}

function repliesOf(
  routes: readonly RouteTally[],
  group: 'stable' | 'preview',
): { readonly replies: number; readonly backedOff: number } {
  const backedOff = routes.reduce((sum, route) => sum + route.backedOff[group], 0);
  return {
    backedOff,
    replies: backedOff + routes.reduce((sum, { errors }) => sum + errors[group].replies, 0),
  };
}
