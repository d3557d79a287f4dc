import type { ContractChange } from '../change.ts';
import type { Witness } from '../witness.ts';

/** Where no query shows a change: the comparison's own sentence on it, and why nothing was tried. */
export function toldChange(untried: string): (change: ContractChange) => Witness {
  return ({ to = '' }) => ({
    title: 'Described, not tried: what changes',
    text: `${to}\n\nnot tried: ${untried}`,
  });
}
