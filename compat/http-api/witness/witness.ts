/** An example that was tried, or why there is none. */
import type { Writer } from './embed.ts';
import type { Violations } from './message-checker.ts';

export type Witness = { readonly title: string; readonly text: string } | { readonly none: string };

/** A message with what both contracts say of it. */
export interface Tried {
  readonly text: string;
  readonly own: Violations;
  readonly other: Violations;
}

/** The shortest message that fits the writer's contract and not the reader's. */
export function witnessAmong(
  tried: readonly Tried[],
  { what, writer }: { readonly what: string; readonly writer: Writer },
): Witness {
  const fitting = tried.filter(({ own, other }) => own?.length === 0 && (other?.length ?? 0) > 0);
  const [shortest] = fitting.sort((a, b) => a.text.length - b.text.length);
  if (shortest !== undefined) {
    const [fits, refuses] = writer === 'old' ? ['baseline', 'candidate'] : ['candidate', 'baseline'];
    return { title: `${what} that fits the ${fits} and not the ${refuses}`, text: shortest.text };
  }
  if (tried.some(({ own, other }) => own === undefined || other === undefined))
    return { none: 'a schema is too large for a validator, or none understands it' };
  return {
    none:
      tried.length === 0
        ? 'no value that shows it was found'
        : `of ${tried.length} values that were tried none fits the one contract and not the other`,
  };
}
