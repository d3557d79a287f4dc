import type { RunHead } from '../run-head.ts';
import { verdictMarks } from './outcome.ts';

/** `adposition 2.4.0, stage ship`: what was judged. */
export function runSubject({ service, release, stage }: RunHead): string {
  const facts = [[service, release].filter(Boolean).join(' '), stage && `stage ${stage}`];
  return facts.filter(Boolean).join(', ');
}

/** `2026-03-02 09:04`, UTC. */
export function runTime({ endedAt }: RunHead): string {
  return endedAt.slice(0, 16).replace('T', ' ');
}

/** `✗ NO-GO`, with a word when the run is partial. */
export function runVerdict({ verdict, partial }: RunHead): string {
  const { icon, word } = verdictMarks[verdict];
  return `${icon} ${word}${partial ? ' (partial)' : ''}`;
}

/** `2026-03-02 09:04 gate adposition 2.4.0, stage ship`. */
export function runLine(head: RunHead): string {
  return [runTime(head), head.tool, runSubject(head)].join(' ');
}
