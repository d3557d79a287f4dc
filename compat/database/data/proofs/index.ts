import type { DataProof } from './data-proof.ts';
import { conversions } from './conversions.ts';
import { domainBreakers } from './domain-breakers.ts';
import { duplicates } from './duplicates.ts';
import { labelsInUse } from './labels-in-use.ts';
import { misfits } from './misfits.ts';
import { nulls } from './nulls.ts';
import { orphans } from './orphans.ts';
import { overlaps } from './overlaps.ts';
import { strangers } from './strangers.ts';
import { violations } from './violations.ts';

/** Every way to ask rows whether they stand against a change. */
export const dataProofs: readonly DataProof[] = [
  duplicates,
  nulls,
  misfits,
  conversions,
  violations,
  orphans,
  labelsInUse,
  overlaps,
  strangers,
  domainBreakers,
];
