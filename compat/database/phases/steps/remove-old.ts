import { namesOf } from '../column-change.ts';
import { nothingOnlyOld } from '../checks/nothing-only-old.ts';
import { oldColumnsDroppable } from '../checks/old-columns-droppable.ts';
import { oldColumnsGone } from '../checks/old-columns-gone.ts';
import { oldColumnsUnused } from '../checks/old-columns-unused.ts';
import type { Phase } from '../phase.ts';

export const removeOld: Phase = {
  id: 'remove-old',
  title: 'Remove the old columns',
  reads: 'new columns',
  writes: 'new columns',
  entry: [nothingOnlyOld, oldColumnsUnused, oldColumnsDroppable],
  exit: [oldColumnsGone],
  todo: ({ old }) => `Drop the bridge, then ${namesOf(old).join(', ')}, in one migration of their own.`,
  rollback:
    'no further than write-new-read-new; the old columns can be added again and filled from the new ones, which is a migration and not a rollback.',
};
