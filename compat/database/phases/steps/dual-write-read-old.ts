import { namesOf } from '../column-change.ts';
import { bridgeConverges } from '../checks/bridge-converges.ts';
import { dualWritesArrive } from '../checks/dual-writes-arrive.ts';
import { newColumnsOptional } from '../checks/new-columns-optional.ts';
import { roundTripKeepsValues } from '../checks/round-trip-keeps-values.ts';
import type { Phase } from '../phase.ts';

export const dualWriteReadOld: Phase = {
  id: 'dual-write-read-old',
  title: 'Write both, read old',
  reads: 'old columns',
  writes: 'both',
  entry: [newColumnsOptional, roundTripKeepsValues, bridgeConverges],
  exit: [bridgeConverges, dualWritesArrive],
  todo: ({ new: made, old }) =>
    `Add ${namesOf(made).join(', ')} empty, then release code that writes both sides (or the bridge). Readers still read ${namesOf(old).join(', ')}.`,
  rollback: 'to the code before the change; the new columns may stay. Nothing is lost.',
};
