import { pgliteScratch } from './pglite-scratch.ts';
import type { Target } from './place.ts';
import type { Scratch } from './scratch.ts';
import { serverScratch } from './server-scratch.ts';

/** For a history, which is given whole because it says which extensions there have to be. */
export function openScratch(target: Target, history: readonly string[]): Scratch {
  return target.kind === 'pglite' ? pgliteScratch(history, target.cacheFolder) : serverScratch();
}
