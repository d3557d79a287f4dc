import { elementName } from '../element.ts';
import { minus } from '../../sets.ts';
import type { Facet } from '../facet.ts';

/**
 * Shared schemas that `allOf` takes in. What they let through is compared keyword by keyword; the names alone change
 * no set of values, and matter to whoever made code from the contract.
 */
export const parts: Facet = (old, now) => {
  // a schema that was split into parts, or joined from them, is the same schema
  if (old.parts.size === 0 || now.parts.size === 0) return [];
  const base = { kind: 'form', step: '', old: old.at, new: now.at, isNominal: true } as const;
  const named = (all: ReadonlySet<string>): string[] =>
    [...all].map((pointer) => elementName({ ...now.at, pointer }) ?? pointer).sort();
  const [lost, gained] = [named(minus(old.parts, now.parts)), named(minus(now.parts, old.parts))];
  return [
    ...gained.map(
      (name) => ({ ...base, effect: 'narrows', from: `without ${name}`, to: `with ${name}` }) as const,
    ),
    ...lost.map(
      (name) => ({ ...base, effect: 'widens', from: `with ${name}`, to: `without ${name}` }) as const,
    ),
  ];
};
