/** An example that was tried, or why there is none. */
import type { Writer } from './embed.ts';
import type { Violations } from './message-checker.ts';

export type Witness = { readonly title: string; readonly text: string } | { readonly none: string };

/** A message, and how to ask what both contracts say of it. */
export interface Candidate {
  readonly text: string;
  own(): Violations;
  other(): Violations;
}

/** The shortest message that fits the writer's contract and not the reader's. */
export function witnessAmong(
  candidates: readonly Candidate[],
  { what, writer }: { readonly what: string; readonly writer: Writer },
): Witness {
  let isUnclear = false;
  for (const candidate of candidates.toSorted((a, b) => a.text.length - b.text.length)) {
    const own = candidate.own();
    const other = own?.length === 0 ? candidate.other() : [];
    isUnclear ||= own === undefined || other === undefined;
    if (other === undefined || other.length === 0) continue;
    const [fits, refuses] = writer === 'old' ? ['baseline', 'candidate'] : ['candidate', 'baseline'];
    return { title: `${what} that fits the ${fits} and not the ${refuses}`, text: candidate.text };
  }
  if (isUnclear) return { none: 'a schema is too large for a validator, or none understands it' };
  return {
    none:
      candidates.length === 0
        ? 'no value that shows it was found'
        : `of ${candidates.length} values that were tried none fits the one contract and not the other`,
  };
}
