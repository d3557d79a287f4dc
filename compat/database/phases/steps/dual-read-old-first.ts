import { namesOf } from '../column-change.ts';
import { allRowsAgree } from '../checks/all-rows-agree.ts';
import { bridgeConverges } from '../checks/bridge-converges.ts';
import { readersAgree } from '../checks/readers-agree.ts';
import type { Phase } from '../phase.ts';

export const dualReadOldFirst: Phase = {
  id: 'dual-read-old-first',
  title: 'Read both, the old one decides',
  reads: 'both, the old columns decide',
  writes: 'both',
  entry: [bridgeConverges, allRowsAgree],
  exit: [allRowsAgree, readersAgree],
  todo: ({ old }) =>
    `Release code that reads both sides, answers with ${namesOf(old).join(', ')} and counts where they differ.`,
  rollback: 'to backfill: release the code that reads the old columns only. Nothing is lost.',
};
