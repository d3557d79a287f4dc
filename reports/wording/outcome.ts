import type { Report, Verdict } from '../report.ts';
import type { Outcome, Result } from '../result.ts';

/** How a result stands for a reader: its outcome, or `waived` when somebody accepted it. */
export type Standing = Outcome | 'waived';

/** Worst first, as all outputs list them. */
export const standings: readonly Standing[] = [
  'fail',
  'error',
  'inconclusive',
  'pending',
  'waived',
  'pass',
  'skipped',
];

/** A mark and a word for each; never colour alone. */
export const marks: Readonly<Record<Standing, { readonly icon: string; readonly word: string }>> = {
  pass: { icon: '✓', word: 'passed' },
  fail: { icon: '✗', word: 'failed' },
  error: { icon: '!', word: 'error' },
  inconclusive: { icon: '?', word: 'inconclusive' },
  pending: { icon: '…', word: 'pending' },
  waived: { icon: '~', word: 'waived' },
  skipped: { icon: '–', word: 'skipped' },
};

export const verdictMarks: Readonly<Record<Verdict, { readonly icon: string; readonly word: string }>> = {
  go: { icon: '✓', word: 'GO' },
  hold: { icon: '?', word: 'HOLD' },
  'no-go': { icon: '✗', word: 'NO-GO' },
  none: { icon: '!', word: 'NO VERDICT' },
};

export function standingOf(result: Result): Standing {
  return result.waiver === undefined ? result.outcome : 'waived';
}

/** A result that did not pass and that nobody accepted: what a reader came for. */
export function isOpen(result: Result): boolean {
  return !['pass', 'skipped', 'waived'].includes(standingOf(result));
}

/** Open results that wait for a person: first those to answer, then those for which the run lacked something. */
export function decisionsIn({ results }: Report): Result[] {
  const open = results.filter(isOpen);
  return (['pending', 'inconclusive'] as const).flatMap((wanted) =>
    open.filter(({ outcome }) => outcome === wanted),
  );
}

/** How many results stand where, worst first, without zeros. Together they are all results. */
export function countsOf({ counts }: Report): { readonly standing: Standing; readonly count: number }[] {
  return standings
    .map((standing) => {
      if (standing === 'waived') return { standing, count: counts.waived };
      const waived = standing === 'fail' ? counts.waived : 0;
      return { standing, count: counts.byOutcome[standing] - waived };
    })
    .filter(({ count }) => count > 0);
}
