/** The schema while a history is replayed in memory. */
import type {
  CheckModel,
  ColumnModel,
  ForeignKeyModel,
  FunctionModel,
  Name,
  UniqueModel,
  ViewModel,
} from '../../model.ts';
import type { GrantModel, IndexModel } from '../../details.ts';
import { tableKey } from '../names.ts';

export type Mutable<Model> = { -readonly [Key in keyof Model]: Model[Key] };

/** One that is not enforced keeps nothing out, until it is. */
export interface CheckState extends CheckModel {
  readonly isIdle?: boolean;
}

/** A table that statements still change. */
export interface TableState extends Mutable<Name> {
  readonly oid: number;
  columns: ColumnModel[];
  uniques: UniqueModel[];
  checks: CheckState[];
  foreignKeys: ForeignKeyModel[];
  /** Those that are not unique. */
  indexes: IndexModel[];
  /** Of columns that say nothing of theirs; empty where the table says nothing either. */
  collation: string;
  /** Number of the next column: they survive renames and are never given twice. */
  nextPosition: number;
}

export interface TriggerState {
  readonly name: string;
  readonly table: Name;
  /** `before insert`. */
  readonly moment: string;
  readonly beforeInsert: boolean;
  readonly body: string;
}

/** The column that a column of a view shows as it is. */
export interface ViewSource {
  /** Key of the table or view. */
  readonly table: string;
  readonly column: string;
}

export interface ViewState extends ViewModel {
  /** As the statement writes it. */
  readonly query: string;
  /** What each column shows as it is. */
  readonly sources: readonly (ViewSource | undefined)[];
}

export interface RoutineState extends FunctionModel {
  readonly parameters: readonly string[];
  /** Its body as written. */
  readonly text: string;
}

export interface EventState extends Name {
  readonly schedule: string;
  readonly text: string;
  readonly enabled: boolean;
}

/** Everything that a history has made so far. */
export interface SchemaState {
  readonly tables: Map<string, TableState>;
  readonly views: Map<string, ViewState>;
  /** By kind and name: `function total`. */
  readonly functions: Map<string, RoutineState>;
  readonly events: Map<string, EventState>;
  readonly grants: Map<string, GrantModel>;
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
    events: new Map(),
    grants: new Map(),
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
    indexes: [],
    collation: '',
    nextPosition: 1,
  };
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
