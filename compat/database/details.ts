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
  /** Publications of its updates and deletes, which the server refuses because nothing tells its rows apart. */
  readonly refusedFor?: readonly string[];
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
  /** What a row must satisfy to stand in it, as SQL; null for a table that only inherits from its parent. */
  readonly constraint: string | null;
}

/** What belongs to no table. */
export interface OtherObjects {
  /** Those of identity columns are left out: they have no life of their own. */
  readonly sequences: readonly SequenceModel[];
  readonly domains: readonly DomainModel[];
  /** Absent, like the next two, from a reader that knows none. */
  readonly composites?: readonly CompositeModel[];
  /** What SQL may name and nothing else tells of. */
  readonly named?: readonly NamedObject[];
  readonly published?: readonly PublishedModel[];
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
  /** Numbers of 64 bits, as text. */
  readonly increment: string;
  readonly least: string;
  readonly most: string;
  /** It begins again at its end. */
  readonly cycles: boolean;
  /** The table of the column that it counts for. */
  readonly table: Name | null;
}

export interface DomainModel extends Name {
  readonly type: string;
  readonly notNull: boolean;
  /** Expressions in which `VALUE` stands for the value. */
  readonly checks: readonly string[];
}

/** A type of several fields that is no table's. */
export interface CompositeModel extends Name {
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

export interface NamedObject {
  readonly what: 'type' | 'operator' | 'cast' | 'implicit cast' | 'collation' | 'text search configuration';
  /** In SQL, with the schema: `public.address`, `public.===(text,text)`, `text AS integer`. */
  readonly name: string;
}

/** What a publication sends of one table, or of all in a schema or database. */
export interface PublishedModel {
  readonly publication: string;
  /** Of the table; null for all of a schema or database. */
  readonly oid: number | null;
  /** `public.orders`, `all of public`, `all tables`. */
  readonly what: string;
  /** `INSERT`, `UPDATE` … */
  readonly sends: readonly string[];
  /** Null for all. */
  readonly columns: readonly string[] | null;
  /** Rows that it sends, as SQL; null for all. */
  readonly filter: string | null;
  /** What it says of the old row: `default`, `full`, `nothing`, `index`; null where it is of no one table. */
  readonly identity: string | null;
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
