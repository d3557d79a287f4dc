import type { Change } from '../changes.ts';
import type { ColumnModel } from '../model.ts';
import type { ColumnPair, Pairs } from './pairs.ts';
import type { TableContext } from './table-context.ts';
import { typeChange } from './type-change.ts';

export function columnChanges(
  { both, dropped, added }: Pairs<ColumnPair, ColumnModel>,
  { table, newTable, knownColumns }: TableContext,
): Change[] {
  const names = { table, newTable };
  return [
    ...dropped.map((before): Change => ({ kind: 'column-dropped', ...names, column: before.name, before })),
    ...added.map((column): Change =>
      needsValue(column)
        ? { kind: 'required-column-added', ...names, knownColumns, added: column }
        : { kind: kindOf(column), ...names, added: column },
    ),
    ...both.flatMap((pair) => changesOf(pair, { ...names, knownColumns })),
  ];
}

function kindOf(column: ColumnModel): 'column-added' | 'empty-column-added' | 'json-column-added' {
  if (column.type === 'json') return 'json-column-added';
  return isFilled(column) ? 'column-added' : 'empty-column-added';
}

/** An insert that leaves the column out fails, unless a trigger fills it. */
export function needsValue(column: ColumnModel): boolean {
  return column.notNull && !isFilled(column);
}

/** By the server, where an insert leaves it out. */
function isFilled(column: ColumnModel): boolean {
  return column.generated || fills(column) !== null;
}

function changesOf(
  { before, after, recreated, nameTaken }: ColumnPair,
  context: Pick<TableContext, 'table' | 'newTable' | 'knownColumns'>,
): Change[] {
  const { knownColumns, ...names } = context;
  const both = { ...names, column: before.name, before, after };
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ kind: 'column-renamed', ...both, nameTaken });
  if (recreated) changes.push({ kind: 'column-recreated', ...both });
  const type = typeChange(before.type, after.type);
  if (type !== 'same') changes.push({ kind: `column-type-${type}`, ...both });
  if (!before.generated && after.generated) changes.push({ kind: 'column-made-generated', ...both });
  if (before.identity !== 'always' && after.identity === 'always') {
    changes.push({ kind: 'identity-made-always', ...both });
  }
  if (before.notNull && !after.notNull) changes.push({ kind: 'not-null-dropped', ...both });
  if (!before.notNull && after.notNull) changes.push({ kind: 'not-null-set', ...both, knownColumns });
  const kind = defaultChange(before, after);
  if (kind === 'default-dropped') changes.push({ kind, ...both, knownColumns });
  else if (kind !== undefined) changes.push({ kind, ...both });
  return changes;
}

function defaultChange(
  before: ColumnModel,
  after: ColumnModel,
): 'default-added' | 'default-changed' | 'default-dropped' | undefined {
  const [old, now] = [fills(before), fills(after)];
  if (old === now || after.generated) return undefined;
  if (old === null) return 'default-added';
  if (now === null) return 'default-dropped';
  // A serial that became an identity still counts up.
  return old.startsWith('nextval(') && after.identity !== null ? undefined : 'default-changed';
}

function fills({ default: value, identity }: ColumnModel): string | null {
  return identity ?? value;
}
