/** What a witness of a drain says, from what it showed. Pure. */
import type { Evidence, Outcome } from '../reports/index.ts';
import { checkOf, nameOf, type Witness } from './drain-witness.ts';

/**
 * What a witness showed: facts of its check at each look; new lines of a log, and whether it ever had such lines
 * before; or why it could not be asked.
 */
export type Shown =
  | { readonly facts: readonly unknown[] }
  | { readonly known: boolean; readonly lines: readonly string[] }
  | { readonly fault: string };

/** `busy` is proof of work, `unknown` and `unasked` prove nothing. */
export interface Word {
  readonly side: 'component' | 'traffic';
  readonly name: string;
  readonly says: 'idle' | 'busy' | 'unknown' | 'unasked';
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

const meanings: Partial<Record<Outcome, Word['says']>> = { pass: 'idle', fail: 'busy', error: 'unasked' };

/** The worst that it showed counts; what could not be known at one look is not known. */
export function wordOf(side: Word['side'], witness: Witness | undefined, shown: Shown): Word {
  const name = witness === undefined ? 'unknown' : nameOf(witness);
  const word = (says: Word['says'], reason: string, evidence: readonly Evidence[] = []): Word => ({
    side,
    name,
    says,
    reason,
    evidence,
  });
  if ('fault' in shown) return word('unasked', shown.fault);
  if ('lines' in shown) {
    const text = shown.lines.join('\n');
    const seen: Evidence[] = text === '' ? [] : [{ kind: 'text', title: `New lines of ${name}`, text }];
    if (shown.lines.length > 0) return word('busy', `${shown.lines.length} new lines or more`, seen);
    if (shown.known) return word('idle', 'no new line');
    return word('unknown', 'it never had such a line, so that it proves nothing');
  }
  if (witness === undefined || 'log' in witness) return word('unknown', 'it was not asked');
  const judged = shown.facts.map((facts) => checkOf(witness).judge(facts, witness.with));
  const worst =
    judged.find(({ outcome }) => outcome === 'fail') ??
    judged.find(({ outcome }) => outcome !== 'pass') ??
    judged.at(-1);
  if (worst === undefined) return word('unknown', 'it was not asked');
  return word(meanings[worst.outcome] ?? 'unknown', worst.message.replace(/\.$/, ''), worst.evidence);
}
