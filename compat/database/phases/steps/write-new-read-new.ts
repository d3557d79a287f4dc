import { namesOf } from '../column-change.ts';
import { nothingOnlyOld } from '../checks/nothing-only-old.ts';
import { oldColumnsOptional } from '../checks/old-columns-optional.ts';
import { oldColumnsUnused } from '../checks/old-columns-unused.ts';
import { sidesAgree } from '../checks/sides-agree.ts';
import type { Phase } from '../phase.ts';

export const writeNewReadNew: Phase = {
  id: 'write-new-read-new',
  title: 'Write new, read new',
  reads: 'new columns',
  writes: 'new columns',
  entry: [sidesAgree, nothingOnlyOld, oldColumnsOptional],
  exit: [nothingOnlyOld, oldColumnsUnused],
  todo: ({ old }) =>
    `Release code that does not name ${namesOf(old).join(', ')} any more, and wait until no older one runs.`,
  rollback:
    'to dual-read-new-first, which reads new first. What was written meanwhile is in the new columns only, unless the bridge writes the old ones: fill the old columns from them first.',
};
