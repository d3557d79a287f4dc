import { namesOf } from '../column-change.ts';
import { bridgeConverges } from '../checks/bridge-converges.ts';
import { readersAgree } from '../checks/readers-agree.ts';
import { sidesAgree } from '../checks/sides-agree.ts';
import type { Phase } from '../phase.ts';

export const dualReadNewFirst: Phase = {
  id: 'dual-read-new-first',
  title: 'Read both, the new one decides',
  reads: 'both, the new columns decide',
  writes: 'both',
  entry: [readersAgree],
  exit: [bridgeConverges, sidesAgree],
  todo: ({ new: made }) =>
    `Release code that reads both sides, answers with ${namesOf(made).join(', ')} and still counts where they differ.`,
  rollback: 'to dual-read-old-first: the old columns are still written. Nothing is lost.',
};
