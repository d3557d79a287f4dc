import type { Facet } from '../facet.ts';
import { lifecycleChanges } from '../lifecycle-changes.ts';

/** Deprecation, sunset and stability of a schema or a field: they change no set, and say what may go. */
export const lifecycles: Facet = (old, now, { policy }) =>
  lifecycleChanges(old.lifecycle, now.lifecycle, policy).map((change) => ({
    ...change,
    step: '',
    old: old.at,
    new: now.at,
  }));
