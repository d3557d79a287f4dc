/** What one side writes and the other cannot read, so that a reader sees the break. */
import type { Evidence } from '../../reports/index.ts';
import type { Witness } from '../http-api/witness/witness.ts';
import type { ContractChange } from './change.ts';

export type { Witness };

/** How many changes of one contract are tried; the others are described. */
export const witnessesMax = 200;

/** First what was tried; else both sides in words. */
export function witnessEvidence(change: ContractChange): Evidence {
  const { witness = described(change) } = change;
  return 'text' in witness
    ? { kind: 'text', ...witness }
    : { kind: 'text', title: 'No example', text: `${witness.none}.` };
}

function described({ from, to }: ContractChange): Witness {
  const title = 'Described, not tried: what each side does';
  if (to === undefined)
    return { title, text: `old code uses  ${from ?? 'it'}\nnew code       does not have it` };
  if (from === undefined) return { title, text: `new code has   ${to}\nold code       knows nothing of it` };
  return { title, text: `old code   ${from}\nnew code   ${to}` };
}
