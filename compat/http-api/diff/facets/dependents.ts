import { effectOf } from '../../changes.ts';
import type { Schema } from '../../schema.ts';
import { minus } from '../../sets.ts';
import type { Facet } from '../facet.ts';

/** Fields that must be there where another field is (`dependentRequired`). */
export const dependents: Facet = (old, now) => {
  if (!old.types.has('object') || !now.types.has('object')) return [];
  const names = new Set([...old.dependent.keys(), ...now.dependent.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [neededBy(old, name), neededBy(now, name)];
    const effect = effectOf(minus(after, before).size > 0, minus(before, after).size > 0);
    if (effect === 'none') return [];
    const words = { from: textOf(name, before), to: textOf(name, after) };
    return [{ kind: 'limit', effect, ...words, step: '', old: old.at, new: now.at } as const];
  });
};

function neededBy({ dependent }: Schema, name: string): ReadonlySet<string> {
  return dependent.get(name) ?? new Set();
}

function textOf(name: string, needed: ReadonlySet<string>): string {
  return `${name} needs ${needed.size === 0 ? 'no other field' : [...needed].sort().join(', ')}`;
}
