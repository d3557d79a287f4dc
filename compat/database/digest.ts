import { createHash } from 'node:crypto';
import type { ColumnModel, SchemaModel, TableModel, UniqueModel } from './model.ts';
import { plainName } from './sql.ts';

/** 16 hex characters over what a schema means: object ids, positions and the names of constraints do not count. */
export function schemaDigest(model: SchemaModel): string {
  const meaning = [
    ...model.tables.map(tableText),
    ...model.views.map(
      (view) => `view ${plainName(view)} ${view.columns.map((c) => `${c.name} ${c.type}`).join()}`,
    ),
    ...model.enums.map((type) => `enum ${plainName(type)} ${type.labels.map(({ label }) => label).join()}`),
    ...model.functions.map((item) => `function ${plainName(item)}(${item.arguments}) ${item.result}`),
  ];
  return createHash('sha256').update(meaning.sort().join('\n')).digest('hex').slice(0, 16);
}

/** A table as lines of text, columns first, in an order that does not depend on how it was made. */
export function tableText(table: TableModel): string {
  const lines = [
    ...table.columns.map((column) => `${column.name} ${columnText(column)}`).sort(),
    ...table.uniques.map(uniqueText).sort(),
    ...table.checks.map(({ expression }) => `check ${expression}`).sort(),
    ...table.foreignKeys.map(({ definition }) => definition).sort(),
  ];
  return [`table ${plainName(table)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** `text not null default 'new'::text`. */
export function columnText(column: ColumnModel): string {
  return [
    column.type,
    column.notNull ? 'not null' : '',
    column.default === null ? '' : `default ${column.default}`,
    column.identity === null ? '' : `generated ${column.identity} as identity`,
    column.generated ? 'generated' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function uniqueText({ keys, predicate, nullsNotDistinct }: UniqueModel): string {
  const nulls = nullsNotDistinct ? ' nulls not distinct' : '';
  return `unique (${keys.join(', ')})${nulls}${predicate === null ? '' : ` where ${predicate}`}`;
}
