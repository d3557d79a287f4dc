import type { JSX } from 'preact';
import type { Verdict } from '../../report.ts';
import { marks, verdictMarks, type Standing } from '../../wording/outcome.ts';
import { t } from '../words.ts';

export type { Standing };

/** Mark and word of an outcome, in its colour; never colour alone. */
export function Mark({ standing }: { readonly standing: Standing }): JSX.Element {
  return (
    <span class={`mark ${standing}`}>
      <span aria-hidden="true">{marks[standing].icon}</span>{' '}
      <span class="word">{standingWord(standing)}</span>
    </span>
  );
}

export function standingWord(standing: Standing): string {
  const words: Record<Standing, string> = {
    pass: t('passed'),
    fail: t('failed'),
    error: t('error'),
    inconclusive: t('inconclusive'),
    pending: t('pending'),
    waived: t('waived'),
    skipped: t('skipped'),
  };
  return words[standing];
}

/** The colours of a verdict are those of an outcome. */
export const verdictTones: Readonly<Record<Verdict, Standing>> = {
  go: 'pass',
  hold: 'pending',
  'no-go': 'fail',
  none: 'error',
};

export function verdictWord(verdict: Verdict): string {
  const words: Record<Verdict, string> = {
    go: t('GO'),
    hold: t('HOLD'),
    'no-go': t('NO-GO'),
    none: t('NO VERDICT'),
  };
  return words[verdict];
}

export function verdictIcon(verdict: Verdict): string {
  return verdictMarks[verdict].icon;
}
