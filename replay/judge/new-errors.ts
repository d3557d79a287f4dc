/** Errors of a status that stable never gives. Other errors of stable do not explain them. */
import { counted, type ResultDraft } from '../../reports/index.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { errorTotals, falseAlarmMax } from './error-totals.ts';
import type { JudgedPlace } from './noise.ts';
import { draft, operationsOf } from './opinion.ts';
import { pairEvidence } from './pair-evidence.ts';
import { binomialTail } from './statistics/binomial.ts';

/**
 * One result for each such status, where so many of them on preview alone are unlikely: each falls on preview with its
 * share of all replies (exact binomial test, corrected for the number of statuses). Routes whose status is a finding
 * anyway are left out.
 */
export function newErrors(tally: Tally, places: readonly JudgedPlace[]): readonly ResultDraft[] {
  const told = new Set(
    places
      .filter(
        ({ place, verdict }) => place.at === 'status' && (verdict === 'finding' || verdict === 'likely'),
      )
      .map(({ route }) => route),
  );
  const routes = Object.values(tally.routes);
  const open = routes.filter((route) => !told.has(route));
  const ofStable = errorTotals(routes, 'stable');
  const ofPreview = errorTotals(open, 'preview');
  const share = ofPreview.replies / Math.max(1, ofPreview.replies + errorTotals(open, 'stable').replies);
  const kinds = Object.entries(ofPreview.kinds);
  return kinds
    .filter(([kind]) => ofStable.kinds[kind] === undefined)
    .filter(([, times]) => binomialTail(times, share, times) * kinds.length <= falseAlarmMax)
    .map(([kind, times]) =>
      errorResult(kind, { times, open, asked: ofPreview.replies, stable: ofStable.replies }),
    );
}

interface Seen {
  readonly times: number;
  readonly open: readonly RouteTally[];
  /** Of preview, and replies of stable. */
  readonly asked: number;
  readonly stable: number;
}

function errorResult(kind: string, { times, open, asked, stable }: Seen): ResultDraft {
  const routes = open.filter(({ errors }) => errors.preview.kinds[kind] !== undefined);
  const where = routes.length === 1 ? (routes[0]?.name ?? '') : counted(routes.length, 'route');
  const statuses = routes.flatMap(({ places }) => Object.values(places)).filter(({ at }) => at === 'status');
  const sample = statuses.find((place) => place.sample?.values.preview === kind);
  const what = kind === 'no reply' ? 'gave no reply' : `answered with ${kind}`;
  return draft('status-differs', {
    key: `new errors ${kind}`,
    outcome: 'fail',
    message: `${where}: preview ${what} in ${times} of ${counted(asked, 'request')}, stable never did in ${counted(stable, ['reply', 'replies'])}.`,
    places: operationsOf(routes),
    states: ['A'],
    observations: times,
    change: { kind: 'new errors', to: kind },
    measured: [
      { name: 'errors of preview alone', unit: 'requests', expected: 0, actual: times, samples: asked },
    ],
    ...(sample && { evidence: [pairEvidence(sample)] }),
  });
}
