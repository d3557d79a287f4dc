/** Whether preview turns requests away that stable serves. Such replies are not compared, so nothing else tells. */
import { counted, type ResultDraft } from '../../reports/index.ts';
import type { Tally } from '../tally/tally.ts';
import { errorTotals, falseAlarmMax } from './error-totals.ts';
import { draft, operationsOf } from './opinion.ts';
import { binomialTail } from './statistics/binomial.ts';

/**
 * With equal limits each falls on preview with its share of all replies (exact binomial test). More than chance gives
 * holds, for a limit of requests may be meant for the one node of preview, or be reached by the replay alone.
 */
export function backOffs(tally: Tally): readonly ResultDraft[] {
  const routes = Object.values(tally.routes);
  const [stable, preview] = [errorTotals(routes, 'stable'), errorTotals(routes, 'preview')];
  const [ofStable, ofPreview] = [stable.replies + stable.backedOff, preview.replies + preview.backedOff];
  const share = ofPreview / Math.max(1, ofPreview + ofStable);
  const chance = binomialTail(preview.backedOff + stable.backedOff, share, preview.backedOff);
  if (preview.backedOff === 0 || chance > falseAlarmMax) return [];
  return [
    draft('status-differs', {
      key: 'backed off',
      outcome: 'inconclusive',
      message: `Preview asked to stay away (429, or 503 with Retry-After) in ${preview.backedOff} of ${counted(ofPreview, ['reply', 'replies'])}, stable in ${stable.backedOff} of ${ofStable}; they were not compared.`,
      places: operationsOf(routes.filter(({ backedOff }) => backedOff.preview > 0)),
      observations: preview.backedOff,
      change: { kind: 'backed off' },
    }),
  ];
}
