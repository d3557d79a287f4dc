import type { Change } from '../changes.ts';
import type { ColumnModel } from '../model.ts';
import type { ColumnPair, Pairs } from './pairs.ts';
import type { TableContext } from './table-context.ts';
import { typeChange } from './type-change.ts';

export function columnChanges(
  { both, dropped, added }: Pairs<ColumnPair, ColumnModel>,
  context: TableContext,
): Change[] {
  const { table, newTable, knownColumns } = context;
  const names = { table, newTable };
  return [
    ...dropped.map((before): Change => ({ kind: 'column-dropped', ...names, column: before.name, before })),
    ...added.map((column): Change =>
      needsValue(column)
        ? { kind: 'required-column-added', ...names, knownColumns, added: column }
        : { kind: kindOf(column), ...names, added: column },
    ),
    ...both.flatMap((pair) => changesOf(pair, context)),
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

function changesOf({ before, after, recreated, nameTaken }: ColumnPair, context: TableContext): Change[] {
  const { table, newTable, knownColumns } = context;
  const both = { table, newTable, column: before.name, before, after };
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ kind: 'column-renamed', ...both, nameTaken });
  // What is computed has no values of its own that could be lost.
  if (recreated && !(before.generated && after.generated))
    changes.push({ kind: 'column-recreated', ...both });
  const type = typeChange(before.type, after.type);
  if (type !== 'same') changes.push({ kind: `column-type-${type}`, ...both });
  if (!before.generated && after.generated) changes.push({ kind: 'column-made-generated', ...both });
  if (before.identity !== 'always' && after.identity === 'always') {
    changes.push({ kind: 'identity-made-always', ...both });
  }
  if (before.notNull && !after.notNull) changes.push({ kind: 'not-null-dropped', ...both });
  if (!before.notNull && after.notNull) changes.push({ kind: 'not-null-set', ...both, knownColumns });
  const kind = defaultChange(before, after, context);
  if (kind === 'default-dropped') changes.push({ kind, ...both, knownColumns });
  else if (kind !== undefined) changes.push({ kind, ...both });
  return changes;
}

/** What fills a column that an insert leaves out: a default, an identity, or what computes it. */
function defaultChange(
  before: ColumnModel,
  after: ColumnModel,
  context: TableContext,
): 'default-added' | 'default-changed' | 'default-dropped' | undefined {
  if (before.generated && after.generated) {
    const [old, now] = [before.computedBy ?? null, after.computedBy ?? null];
    return old === null || now === null || old === context.sayOld(now) ? undefined : 'default-changed';
  }
  if (after.generated) return undefined;
  const [old, now] = [before.generated ? 'what computes it' : fills(before), fills(after)];
  if (old === now) return undefined;
  if (old === null) return 'default-added';
  if (now === null) return 'default-dropped';
  const isIdentity = before.identity !== null || after.identity !== null;
  return isIdentity && countsUp(before) && countsUp(after) ? undefined : 'default-changed';
}

/** A serial that became an identity, or the other way, still does. */
function countsUp({ default: value, identity }: ColumnModel): boolean {
  return identity !== null || value?.startsWith('nextval(') === true;
}

function fills({ default: value, identity }: ColumnModel): string | null {
  return identity ?? value;
}
