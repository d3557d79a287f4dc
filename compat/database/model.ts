import type { OtherObjects, TableDetails } from './details.ts';
import type { Name } from './name.ts';

export type { Name } from './name.ts';

/** A schema as plain data, read from the catalog. Object ids tell a rename from a drop and an addition. */
export interface SchemaModel {
  readonly tables: readonly TableModel[];
  readonly views: readonly ViewModel[];
  readonly enums: readonly EnumModel[];
  readonly functions: readonly FunctionModel[];
  /** Absent from a reader that knows none of it; such things are then not compared. */
  readonly others?: OtherObjects;
}

export interface TableModel extends Name {
  readonly oid: number;
  readonly columns: readonly ColumnModel[];
  /** Unique indexes, those of primary keys and unique constraints too. */
  readonly uniques: readonly UniqueModel[];
  readonly checks: readonly CheckModel[];
  readonly foreignKeys: readonly ForeignKeyModel[];
  /** Absent from a reader that knows none of it; such things are then not compared. */
  readonly details?: TableDetails;
}

export interface ColumnModel {
  /** `attnum`: survives a rename, never given twice in one table. */
  readonly position: number;
  readonly name: string;
  /** As `format_type` writes it, schema-qualified outside pg_catalog. */
  readonly type: string;
  readonly notNull: boolean;
  /** Null for none; an identity column has none. A column of a domain has that of the domain. */
  readonly default: string | null;
  readonly identity: 'always' | 'by default' | null;
  readonly generated: boolean;
  /** SQL that gives a generated column its value; absent from a reader that does not say. */
  readonly computedBy?: string | null;
}

export interface UniqueModel {
  readonly name: string;
  /** SQL of each key, in order. */
  readonly keys: readonly string[];
  /** Name of the column where a key is a plain one, null where it is an expression. */
  readonly columns: readonly (string | null)[];
  readonly predicate: string | null;
  readonly nullsNotDistinct: boolean;
  /** Its last key is a period (WITHOUT OVERLAPS), so that more than equal values is refused. */
  readonly forbidsOverlaps?: boolean;
  readonly primary: boolean;
  /** It can be checked as late as at the end of a transaction. */
  readonly deferrable?: boolean;
}

export interface CheckModel {
  readonly name: string;
  readonly expression: string;
  readonly validated: boolean;
}

export interface ForeignKeyModel {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: Name;
  readonly targetColumns: readonly string[];
  readonly validated: boolean;
  /** The whole definition, so that actions and match type count as part of it. */
  readonly definition: string;
}

export interface ViewModel extends Name {
  readonly oid: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Rows can be inserted, updated and deleted through it. */
  readonly writable: boolean;
  /** Which of `INSERT`, `UPDATE` and `DELETE` it takes; absent from a reader that tells all or none. */
  readonly takes?: readonly string[];
  /** `check_option=cascaded`, `security_invoker=true`: what it asks of those who use it. */
  readonly demands?: readonly string[];
}

export interface EnumModel extends Name {
  readonly labels: readonly { readonly oid: number; readonly label: string }[];
}

export interface FunctionModel extends Name {
  /** Types of the arguments that identify it. */
  readonly arguments: string;
  readonly result: string;
  /** Without comments, its words in one spelling, or a digest; absent from a reader that does not compare it. */
  readonly body?: string;
  /** Absent from a reader that knows none of it; such things are then not compared. */
  readonly call?: CallModel;
}

/** What a call of a function depends on beside the types of its arguments. */
export interface CallModel {
  /** Empty for one without a name. */
  readonly parameters: readonly string[];
  /** How many arguments a call must give. */
  readonly required: number;
  /** NULL for any of them gives NULL. */
  readonly strict: boolean;
  /** It runs with the rights of its owner. */
  readonly definer: boolean;
}
