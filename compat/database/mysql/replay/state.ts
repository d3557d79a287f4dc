/** The schema while a history is replayed in memory. */
import type {
  CheckModel,
  ColumnModel,
  ForeignKeyModel,
  FunctionModel,
  Name,
  SchemaModel,
  TableModel,
  UniqueModel,
  ViewModel,
} from '../../model.ts';
import { tableKey } from '../names.ts';

export type Mutable<Model> = { -readonly [Key in keyof Model]: Model[Key] };

/** A table that statements still change. */
export interface TableState extends Mutable<Name> {
  readonly oid: number;
  columns: ColumnModel[];
  uniques: UniqueModel[];
  checks: CheckModel[];
  foreignKeys: ForeignKeyModel[];
  /** Of columns that say nothing of theirs; empty where the table says nothing either. */
  collation: string;
  /** Number of the next column: they survive renames and are never given twice. */
  nextPosition: number;
}

export interface TriggerState {
  readonly name: string;
  readonly table: Name;
  readonly beforeInsert: boolean;
  readonly body: string;
}

export interface ViewState extends ViewModel {
  /** As the statement writes it. */
  readonly query: string;
}

/** Everything that a history has made so far. */
export interface SchemaState {
  readonly tables: Map<string, TableState>;
  readonly views: Map<string, ViewState>;
  readonly functions: Map<string, FunctionModel>;
  readonly triggers: Map<string, TriggerState>;
  /** The database that the script has chosen with USE. */
  using: string | undefined;
  nextOid: number;
}

export function emptyState(): SchemaState {
  return {
    tables: new Map(),
    views: new Map(),
    functions: new Map(),
    triggers: new Map(),
    using: undefined,
    nextOid: 1,
  };
}

export function newTable(state: SchemaState, { schema, name }: Name): TableState {
  const oid = (state.nextOid += 1);
  return {
    oid,
    schema,
    name,
    columns: [],
    uniques: [],
    checks: [],
    foreignKeys: [],
    collation: '',
    nextPosition: 1,
  };
}

/** The schema as it stands, independent of what follows. */
export function modelOf({ tables, views, functions }: SchemaState): SchemaModel {
  const byName = (a: Name, b: Name): number => (tableKey(a) < tableKey(b) ? -1 : 1);
  return structuredClone({
    tables: [...tables.values()]
      .map(({ oid, schema, name, columns, uniques, checks, foreignKeys }): TableModel => ({
        oid,
        schema,
        name,
        columns,
        uniques,
        checks,
        foreignKeys,
      }))
      .sort(byName),
    views: [...views.values()]
      .map(({ oid, schema, name, columns, writable }) => ({ oid, schema, name, columns, writable }))
      .sort(byName),
    enums: [],
    functions: [...functions.values()].sort(byName),
  });
}

/** MySQL refuses a statement; the replay says what the server would. */
export class MysqlRefusal extends Error {
  readonly errno: number;

  constructor(errno: number, message: string) {
    super(message);
    this.errno = errno;
  }
}

/** @throws {MysqlRefusal} 1146 */
export function tableNamed(state: SchemaState, name: Name): TableState {
  const table = state.tables.get(tableKey(name));
  if (table === undefined) throw new MysqlRefusal(1146, `Table '${tableKey(name)}' doesn't exist`);
  return table;
}
