import type { Change, ChangeOf } from '../changes.ts';
import type { EnumModel, SchemaModel } from '../model.ts';
import type { Identity } from './pairs.ts';

/** Labels of types that stand in both schemas, and types that do not, unless their columns went with them. */
export function enumChanges(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return before.enums.flatMap((old) => {
    const now = after.enums.find(({ schema, name }) => schema === old.schema && name === old.name);
    if (now === undefined) return goneEnum(old, { before, after, identity });
    return isSame(old, now) ? [] : labelChanges(old, now, before, identity);
  });
}

function goneEnum(
  old: EnumModel,
  {
    before,
    after,
    identity,
  }: { readonly before: SchemaModel; readonly after: SchemaModel; readonly identity: Identity },
): Change[] {
  const had = columnsOfType(old, before);
  const columns = had.filter((column) => stands(column, after));
  if (had.length > 0 && columns.length === 0) return [];
  const oids = new Set(old.labels.map(({ oid }) => oid));
  const same = ({ labels }: EnumModel): boolean => labels.some(({ oid }) => oids.has(oid));
  const now = identity === 'same-database' ? after.enums.find(same) : undefined;
  const newName = now === undefined ? null : { schema: now.schema, name: now.name };
  return [{ kind: 'enum-dropped', enum: { schema: old.schema, name: old.name }, columns, newName }];
}

function stands(
  { table, column }: ChangeOf<'enum-dropped'>['columns'][number],
  { tables }: SchemaModel,
): boolean {
  const now = tables.find(({ schema, name }) => schema === table.schema && name === table.name);
  return now?.columns.some(({ name }) => name === column) ?? false;
}

/** Most are, and looking for the columns of each takes as long as all else together where there are many tables. */
function isSame({ labels }: EnumModel, now: EnumModel): boolean {
  return (
    labels.length === now.labels.length && labels.every(({ label }, i) => label === now.labels[i]?.label)
  );
}

function labelChanges(old: EnumModel, now: EnumModel, before: SchemaModel, identity: Identity): Change[] {
  const base = { enum: { schema: old.schema, name: old.name }, columns: columnsOfType(old, before) };
  const labels = new Set(now.labels.map(({ label }) => label));
  const oldLabels = new Set(old.labels.map(({ label }) => label));
  const renamed = new Map<string, string>();
  const gone = old.labels.filter(({ label }) => !labels.has(label));
  for (const { oid, label } of gone) {
    const same = identity === 'same-database' ? now.labels.find((other) => other.oid === oid) : undefined;
    if (same !== undefined) renamed.set(label, same.label);
  }
  const newNames = new Set(renamed.values());
  return [
    ...gone.map(({ label: value }): Change => {
      const to = renamed.get(value);
      return to === undefined
        ? { kind: 'enum-value-removed', ...base, value }
        : { kind: 'enum-value-renamed', ...base, value, to };
    }),
    ...now.labels
      .filter(({ label }) => !oldLabels.has(label) && !newNames.has(label))
      .map(({ label }): Change => ({ kind: 'enum-value-added', ...base, value: label })),
    ...reordered(old, now, base),
  ];
}

/** Labels that both know, where comparisons and ORDER BY now put them in another order. */
function reordered(
  old: EnumModel,
  now: EnumModel,
  base: Pick<ChangeOf<'enum-value-added'>, 'enum' | 'columns'>,
): Change[] {
  const inOther = (type: EnumModel, other: EnumModel): string[] =>
    type.labels
      .map(({ label }) => label)
      .filter((label) => other.labels.some((item) => item.label === label));
  const [order, newOrder] = [inOther(old, now), inOther(now, old)];
  const isSame = order.every((label, i) => label === newOrder[i]);
  return isSame ? [] : [{ kind: 'enum-values-reordered', ...base, order, newOrder }];
}

function columnsOfType(
  { schema, name }: EnumModel,
  { tables }: SchemaModel,
): ChangeOf<'enum-value-added'>['columns'] {
  const type = `${schema}.${name}`;
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => column.type.replaceAll('"', '').replace(/\[\]$/, '') === type)
      .map((column) => ({ table: { schema: table.schema, name: table.name }, column: column.name })),
  );
}
