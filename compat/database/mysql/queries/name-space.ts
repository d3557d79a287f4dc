/** Names that queries may use, as one schema has them. */
import type { ColumnModel, Name, SchemaModel } from '../../model.ts';
import { ownSchema, tableKey } from '../names.ts';

export interface KnownTable {
  readonly name: Name;
  readonly columns: readonly (Pick<ColumnModel, 'name' | 'type'> & Partial<ColumnModel>)[];
  /** A view: what an insert must fill is not known. */
  readonly isView: boolean;
}

export class NameSpace {
  readonly #tables: ReadonlyMap<string, KnownTable>;

  constructor({ tables, views }: SchemaModel) {
    const known = [
      ...tables.map(({ schema, name, columns }) => ({ name: { schema, name }, columns, isView: false })),
      ...views.map(({ schema, name, columns }) => ({ name: { schema, name }, columns, isView: true })),
    ];
    this.#tables = new Map(known.map((table) => [tableKey(table.name), table]));
  }

  /** A database that the schema does not know may be the own one under its real name. */
  find(database: string | null, table: string): KnownTable | undefined {
    const named = this.#tables.get(tableKey({ schema: database ?? ownSchema, name: table }));
    return named ?? this.#tables.get(tableKey({ schema: ownSchema, name: table }));
  }
}
