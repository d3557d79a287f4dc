import type { JSX } from 'preact';
import type { RunHead } from '../../../run-head.ts';
import { verdictIcon, verdictTones, verdictWord } from '../../page/mark.tsx';
import { t } from '../../words.ts';

/** The verdict of a run with its mark and word, never by colour alone. */
export function Verdict({ run: { verdict, partial } }: { readonly run: RunHead }): JSX.Element {
  return (
    <span class={`mark ${verdictTones[verdict]}`}>
      <span aria-hidden="true">{verdictIcon(verdict)}</span> {verdictWord(verdict)}
      {partial && ` (${t('partial')})`}
    </span>
  );
}
