/** What MySQL rows are asked about each kind of change. Pure. */
import type { Change } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { labelsInUse } from './labels-in-use.ts';
import { misfits } from './misfits.ts';
import { duplicates, nulls, orphans, violations } from './questions.ts';

/** Undefined for a change that no rows can stand against. */
export function questionOf(change: Change): RowsQuestion | undefined {
  switch (change.kind) {
    case 'unique-index-added':
      return duplicates(change);
    case 'not-null-set':
      return nulls(change.table, change.column);
    case 'check-added':
      return violations(change);
    case 'foreign-key-added':
      return orphans(change);
    case 'column-type-narrowed':
      return misfits(change);
    case 'enum-value-removed':
      return labelsInUse(change);
    default:
      return undefined;
  }
}
