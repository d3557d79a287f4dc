/** What differs between two MySQL schemas: the comparison of all engines, corrected for MySQL's types. Pure. */
import type { Change, ChangeOf } from '../changes.ts';
import { diffSchemas } from '../diff/diff.ts';
import type { Identity } from '../diff/pairs.ts';
import type { SchemaModel } from '../model.ts';
import { mysqlTypeChange, parseType } from './type.ts';

export function diffMysql(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return diffSchemas(before, after, identity).flatMap(correct);
}

type TypeChanged = ChangeOf<'column-type-changed' | 'column-type-narrowed' | 'column-type-widened'>;

function correct(change: Change): Change[] {
  switch (change.kind) {
    case 'column-type-changed':
    case 'column-type-narrowed':
    case 'column-type-widened':
      return typeChanges(change);
    default:
      return [change];
  }
}

function typeChanges(change: TypeChanged): Change[] {
  const { before, after } = change;
  const [old, now] = [parseType(before.type), parseType(after.type)];
  if (old.labels.length > 0 && old.name === now.name) return labelChanges(change, old.labels, now.labels);
  const kind = mysqlTypeChange(before.type, after.type);
  return kind === 'same' ? [] : [{ ...change, kind: `column-type-${kind}` }];
}

/** An enum is a type of its column alone; its labels are compared as those of a named type are. */
function labelChanges(
  { table, column }: TypeChanged,
  old: readonly string[],
  now: readonly string[],
): Change[] {
  const base = {
    enum: { schema: table.schema, name: `${table.name}.${column}` },
    columns: [{ table, column }],
  };
  const kept = old.filter((label) => now.includes(label));
  const changes: Change[] = [
    ...old
      .filter((label) => !now.includes(label))
      .map((value): Change => ({ kind: 'enum-value-removed', ...base, value })),
    ...now
      .filter((label) => !old.includes(label))
      .map((value): Change => ({ kind: 'enum-value-added', ...base, value })),
  ];
  const numbersStay = kept.every((label) => old.indexOf(label) === now.indexOf(label));
  return numbersStay
    ? changes
    : [...changes, { kind: 'enum-values-reordered', ...base, order: old, newOrder: now }];
}
