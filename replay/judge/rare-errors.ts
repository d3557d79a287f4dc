/** Errors of preview alone that are too rare to be judged where they are: all of them together. */
import { counted } from '../../reports/index.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { Tally } from '../tally/tally.ts';
import { errorTotals, falseAlarmMax } from './error-totals.ts';
import { pairEvidence } from './pair-evidence.ts';
import { newErrors } from './new-errors.ts';
import type { JudgedPlace } from './noise.ts';
import { draft, operationsOf, type Opinion } from './opinion.ts';
import { binomialTail } from './statistics/binomial.ts';

/** Above this chance stable explains them. */
const explained = 0.05;

/**
 * With equal error rates each error falls on preview with preview's share of all replies, so many on preview
 * alone are unlikely (exact binomial test, conditional on their number). Sure ones fail. Two or more that are not
 * sure hold, since stable never showed one; a single one warns. Both say how long a run would tell. Where stable fails
 * as well, errors that it never gives are judged by themselves, see `newErrors`.
 */
export function rareErrors(tally: Tally, places: readonly JudgedPlace[]): Opinion['results'] {
  const routes = Object.values(tally.routes);
  const [stable, preview] = [errorTotals(routes, 'stable'), errorTotals(routes, 'preview')];
  const fresh = stable.failed > 0 ? newErrors(tally, places) : [];
  if (fresh.length > 0) return fresh;
  const rare = places.filter(({ verdict }) => verdict === 'rare');
  const ofPreview = rare.reduce((sum, { place }) => sum + place.preview, 0);
  if (ofPreview === 0) return [];
  const share = preview.replies / (preview.replies + stable.replies);
  const p = binomialTail(ofPreview + stable.failed, share, ofPreview);
  if (stable.failed > 0 && p > explained) return [];
  const isSure = p <= falseAlarmMax;
  const errorsNeeded = Math.ceil(Math.log(falseAlarmMax) / Math.log(share));
  const repliesNeeded = Math.ceil((preview.replies / ofPreview) * errorsNeeded);
  const failures = `preview alone failed in ${ofPreview} of ${counted(preview.replies, 'request')}, stable in ${stable.failed} of ${counted(stable.replies, ['reply', 'replies'])}`;
  const again = rare.some(({ place }) => place.repeats) ? ' Asked again, they did not come back.' : '';
  const more = isSure
    ? ''
    : `${again} That may be chance: about ${counted(repliesNeeded, 'request')} would tell.`;
  return [
    errorResult(rare, {
      isSure,
      message: `${failures}${exampleOf(rare)}.${more}`,
      ofPreview,
      repliesNeeded,
      asked: preview.replies,
    }),
  ];
}

interface Told {
  readonly isSure: boolean;
  readonly message: string;
  readonly ofPreview: number;
  readonly asked: number;
  readonly repliesNeeded: number;
}

function errorResult(rare: readonly JudgedPlace[], told: Told): ResultDraft {
  const routes = [...new Set(rare.map(({ route }) => route))];
  const [first] = rare;
  const isOne = rare.length === 1 && first !== undefined;
  const where = routes.length === 1 ? (routes[0]?.name ?? '') : counted(routes.length, 'route');
  return draft('status-differs', {
    key: isOne ? `${first.route.name} status ${first.place.kind}` : 'rare errors',
    outcome: told.isSure ? 'fail' : 'inconclusive',
    level: told.isSure || told.ofPreview > 1 ? 'block' : 'warn',
    message: `${where}: ${told.message}`,
    places: operationsOf(routes),
    states: ['A'],
    observations: told.ofPreview,
    change: { kind: 'rare errors' },
    measured: [
      {
        name: 'errors of preview alone',
        unit: 'requests',
        expected: 0,
        actual: told.ofPreview,
        samples: told.asked,
        ...(told.isSure ? {} : { samplesMin: told.repliesNeeded }),
      },
    ],
    ...(first?.place.sample && { evidence: [pairEvidence(first.place)] }),
  });
}

function exampleOf([first]: readonly JudgedPlace[]): string {
  const { stable, preview } = first?.place.sample?.values ?? {};
  return ` (for example ${preview ?? 'no reply'} where stable gave ${stable ?? 'a reply'})`;
}
