import { namesOf } from '../column-change.ts';
import { allRowsAgree } from '../checks/all-rows-agree.ts';
import { backfillConverges, backfillSql } from '../checks/backfill-converges.ts';
import { filledRowsAgree } from '../checks/filled-rows-agree.ts';
import { storedValuesSurvive } from '../checks/stored-values-survive.ts';
import type { Phase } from '../phase.ts';

export const backfill: Phase = {
  id: 'backfill',
  title: 'Fill the rows that were there before',
  reads: 'old columns',
  writes: 'both, and the backfill',
  entry: [filledRowsAgree, storedValuesSurvive, backfillConverges],
  exit: [allRowsAgree],
  todo: (change) =>
    `Fill ${namesOf(change.new).join(', ')} of the older rows, in pieces by ${change.key.join(', ')}: ${backfillSql(change)}`,
  rollback: 'to offline-verification; what was filled may stay. Nothing is lost.',
};
