import type { Name, SchemaModel } from '../../model.ts';
import { ownSchema } from '../names.ts';

/**
 * Numbers for tables and columns of a server's catalog, which has none of its own that survive a rename. They are
 * those of the history as it was read; what was not read there is told by its name.
 */
export class Identities {
  readonly #tables = new Map<string, number>();
  readonly #columns = new Map<string, number>();
  readonly #byName: Map<string, number>;

  /** `byName` is shared by all that are compared. */
  constructor(read: SchemaModel, byName: Map<string, number>) {
    this.#byName = byName;
    for (const { schema, name, oid, columns } of read.tables) {
      if (schema !== ownSchema) continue;
      this.#tables.set(name, oid);
      for (const column of columns) this.#columns.set(columnKey(name, column.name), column.position);
    }
  }

  table(name: string): Name & { readonly oid: number } {
    return { oid: this.#tables.get(name) ?? this.#number(name), schema: ownSchema, name };
  }

  column(table: string, name: string): number {
    const key = columnKey(table, name);
    return this.#columns.get(key) ?? this.#number(key);
  }

  #number(key: string): number {
    // Far above those of a history.
    const number = this.#byName.get(key) ?? 1_000_000 + this.#byName.size;
    this.#byName.set(key, number);
    return number;
  }
}

function columnKey(table: string, column: string): string {
  return `${table}\n${column.toLowerCase()}`;
}
