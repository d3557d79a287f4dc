import type { Facet } from '../facet.ts';

/** What a reader takes where nothing is written: no change of the set, and yet of the outcome. */
export const defaults: Facet = (old, now) => {
  if (old.default === now.default) return [];
  const [from, to] = [old.default ?? 'none', now.default ?? 'none'];
  const unsaid = old.default === undefined || now.default === undefined;
  return [{ kind: 'default', effect: 'none', from, to, unsaid, step: '', old: old.at, new: now.at }];
};
