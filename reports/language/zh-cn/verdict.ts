import type { Phrases } from '../phrase.ts';

/** What the report model says of itself: reasons, notices, directions, truncations. */
export const verdict: Phrases = {};
