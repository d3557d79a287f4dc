/** The way back of a change: what the old schema would demand of the rows of the new one. Pure. */
import type { Change, ChangeKind } from '../changes.ts';
import { quoteName } from '../sql.ts';

const opposites: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = {
  'not-null-dropped': 'not-null-set',
  'column-type-widened': 'column-type-narrowed',
  'check-dropped': 'check-added',
  'domain-loosened': 'domain-tightened',
  'unique-index-dropped': 'unique-index-added',
  'foreign-key-dropped': 'foreign-key-added',
  'enum-value-added': 'enum-value-removed',
};

/**
 * @param reversed the changes from the new schema to the old one, found in the same two models
 */
export function reverseOf(change: Change, reversed: readonly Change[]): Change | undefined {
  const kind = opposites[change.kind];
  return reversed.find((other) => other.kind === kind && isSameThing(change, other));
}

function isSameThing(change: Change, reverse: Change): boolean {
  if (change.kind === 'enum-value-added') {
    return (
      reverse.kind === 'enum-value-removed' &&
      quoteName(reverse.enum) === quoteName(change.enum) &&
      reverse.value === change.value
    );
  }
  if (change.kind === 'domain-loosened') {
    return reverse.kind === 'domain-tightened' && quoteName(reverse.domain) === quoteName(change.domain);
  }
  if (!('newTable' in change) || !('newTable' in reverse)) return false;
  if (quoteName(change.newTable) !== quoteName(reverse.table)) return false;
  if ('index' in change) return 'index' in reverse && reverse.index === change.index;
  if ('check' in change) return 'check' in reverse && reverse.check === change.check;
  if ('key' in change) return 'key' in reverse && reverse.key === change.key;
  return 'after' in change && 'after' in reverse && change.after.name === reverse.column;
}
