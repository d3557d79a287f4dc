import type { Phase } from '../phase.ts';
import { backfill } from './backfill.ts';
import { dualReadNewFirst } from './dual-read-new-first.ts';
import { dualReadOldFirst } from './dual-read-old-first.ts';
import { dualWriteReadOld } from './dual-write-read-old.ts';
import { offlineVerification } from './offline-verification.ts';
import { removeOld } from './remove-old.ts';
import { writeNewReadNew } from './write-new-read-new.ts';

/** All seven, in order. */
export const phases: readonly Phase[] = [
  dualWriteReadOld,
  offlineVerification,
  backfill,
  dualReadOldFirst,
  dualReadNewFirst,
  writeNewReadNew,
  removeOld,
];
