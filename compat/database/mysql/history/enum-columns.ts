/** Labels of MySQL's enum and set columns, as the release history knows labels of named types. Pure. */
import { labelKey, columnKey } from '../../history/object-key.ts';
import type { EnumModel, SchemaModel } from '../../model.ts';
import type { QueryShape } from '../../queries/shape.ts';
import { parseType } from '../type.ts';

/** One for each column that has labels, under the name of the column: `orders.state`. */
export function enumColumns({ tables }: SchemaModel): EnumModel[] {
  return tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const { labels } = parseType(column.type);
      if (labels.length === 0) return [];
      return [
        {
          schema: table.schema,
          name: `${table.name}.${column.name}`,
          labels: labels.map((label, oid) => ({ oid, label })),
        },
      ];
    }),
  );
}

/** What of a query decides which labels it may name. */
export interface LabelUser {
  readonly sql: string;
  readonly shape: Pick<QueryShape, 'writes'>;
  /** Keys of what it uses. */
  readonly uses: readonly string[];
}

/**
 * Keys of the labels that a query may name: those in quotes, and all of a column that a parameter is written to or
 * compared with. Rather too many than too few: what is taken for used may not be dropped.
 */
export function labelUses({ sql, shape, uses }: LabelUser, schema: SchemaModel): string[] {
  return schema.tables.flatMap((table) =>
    table.columns.flatMap(({ name, type }) => {
      const { labels } = parseType(type);
      if (labels.length === 0 || !uses.includes(columnKey(table, name))) return [];
      const takesAny = sql.includes('?') && (shape.writes.length > 0 || comparesWithParameter(sql, name));
      const named = labels.filter(
        (label) => takesAny || sql.includes(`'${label}'`) || sql.includes(`"${label}"`),
      );
      return named.map((label) => labelKey({ ...table, name: `${table.name}.${name}` }, label));
    }),
  );
}

function comparesWithParameter(sql: string, column: string): boolean {
  const name = column.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const operator = String.raw`(?:=|<=>|<>|!=|<|>|\blike\b|\bin\b|\bfind_in_set\b)`;
  const behind = new RegExp(
    String.raw`\b${name}\b\W{0,3}\s*(?:\bnot\b\s*)?${operator}[\s(]*(?:[^()?]*,)?\s*\?`,
    'i',
  );
  const before = new RegExp(
    String.raw`\?[^?]{0,20}(?:${operator}|,)\W{0,3}(?:\w+\W{0,3}\.\W{0,3})?${name}\b`,
    'i',
  );
  return behind.test(sql) || before.test(sql);
}
