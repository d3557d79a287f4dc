/** What stands in a schema beside tables, columns, constraints, views, enums and functions. Plain data. */
import type { Name } from './name.ts';

/** What stands on one table. */
export interface TableDetails {
  /** Indexes that are neither unique nor of a constraint. */
  readonly indexes: readonly IndexModel[];
  readonly exclusions: readonly ExclusionModel[];
  readonly triggers: readonly TriggerModel[];
  /** `enabled`, `forced`, and each policy as one line without its name; empty without any. */
  readonly rowSecurity: readonly string[];
  /** Columns whose collation is not the default of their type. */
  readonly collations: readonly ColumnCollation[];
  readonly partition: PartitionModel | null;
}

export interface ColumnCollation {
  readonly column: string;
  readonly collation: string;
  /** Its name in SQL where texts that differ may be equal by it; null where none are. */
  readonly loose: string | null;
}

export interface IndexModel {
  readonly name: string;
  readonly method: string;
  /** SQL of each key, in order. */
  readonly keys: readonly string[];
  /** Name of the column where a key is a plain one, null where it is an expression. */
  readonly columns: readonly (string | null)[];
  readonly predicate: string | null;
}

export interface ExclusionModel {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly (string | null)[];
  /** Two rows may not stand together when all of these hold between their keys. */
  readonly operators: readonly string[];
  readonly predicate: string | null;
}

export interface TriggerModel {
  /** Made by CREATE RULE; it works where a trigger would fire. */
  readonly isRule?: boolean;
  readonly name: string;
  readonly enabled: boolean;
  /** As `pg_get_triggerdef` writes it, with `…` for its own name and its table's. */
  readonly definition: string;
}

export interface PartitionModel {
  readonly parent: Name;
  /** What a row must satisfy to stand in it, as SQL. */
  readonly constraint: string;
}

/** What belongs to no table. */
export interface OtherObjects {
  /** Those of identity columns are left out: they have no life of their own. */
  readonly sequences: readonly SequenceModel[];
  readonly domains: readonly DomainModel[];
  readonly extensions: readonly string[];
  /** What ALTER ROLE and ALTER DATABASE set for new sessions. */
  readonly settings: readonly SettingModel[];
  readonly grants: readonly GrantModel[];
  /** Jobs that the server itself runs; absent where it has none. */
  readonly events?: readonly EventModel[];
}

export interface EventModel extends Name {
  /** `EVERY 1 DAY DO delete from …`, its words in one spelling. */
  readonly definition: string;
  readonly enabled: boolean;
}

export interface SequenceModel extends Name {
  readonly oid: number;
  /** The table of the column that it counts for. */
  readonly table: Name | null;
}

export interface DomainModel extends Name {
  readonly type: string;
  readonly notNull: boolean;
  /** Expressions in which `VALUE` stands for the value. */
  readonly checks: readonly string[];
}

export interface SettingModel {
  /** `role app`, `database`, `role app in database`. */
  readonly of: string;
  readonly name: string;
  readonly value: string;
}

export interface GrantModel extends Name {
  readonly oid: number;
  /** `role`: what the role may do itself, and the roles whose rights it has. */
  readonly on: 'table' | 'function' | 'schema' | 'role';
  readonly role: string;
  /** `SELECT`, `UPDATE (note)`, `OWNER`; of a role `LOGIN`, or the name of one that it is a member of. */
  readonly privilege: string;
}
