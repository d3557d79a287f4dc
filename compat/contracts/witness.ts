/** What one side writes and the other cannot read, so that a reader sees the break. */
import type { Evidence } from '../../reports/index.ts';
import type { Witness } from '../http-api/witness/witness.ts';
import type { ContractChange } from './change.ts';
import type { ContractRule } from './rule.ts';

export type { Witness };

/** How many changes of one contract are tried; the others are described. */
export const witnessesMax = 200;

/** First what was tried, then what the change itself shows; else both sides in words, and why nothing was tried. */
export function witnessEvidence(change: ContractChange, rule: ContractRule): Evidence {
  const witness = change.witness ?? rule.shows?.(change) ?? described(change, rule);
  return 'text' in witness
    ? { kind: 'text', ...witness }
    : { kind: 'text', title: 'No example', text: `${witness.none}.` };
}

/** A call of the side that knows it, which the other side does not serve. */
export function unservedCall({ to }: ContractChange, text: string): Witness {
  const title =
    to === undefined
      ? 'A call that the baseline serves and the candidate does not'
      : 'A call that the candidate serves and the baseline does not';
  return { title, text };
}

function described({ from, to }: ContractChange, { untried }: ContractRule): Witness {
  const title = 'Described, not tried: what each side does';
  const reason = untried === undefined ? '' : `\n\nnot tried: ${untried}`;
  return { title, text: `${sides(from, to)}${reason}` };
}

function sides(from: string | undefined, to: string | undefined): string {
  if (to === undefined) return `old code uses  ${from ?? 'it'}\nnew code       does not have it`;
  if (from === undefined) return `new code has   ${to}\nold code       knows nothing of it`;
  return `old code   ${from}\nnew code   ${to}`;
}
