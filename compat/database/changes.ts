import type { EventModel, ExclusionModel, IndexModel, PartitionModel, TriggerModel } from './details.ts';
import type { InTable, ObjectChanges } from './object-changes.ts';
import type { CheckModel, ColumnModel, ForeignKeyModel, Name, UniqueModel, ViewModel } from './model.ts';

interface OfColumn extends InTable {
  /** As the old schema names it. */
  readonly column: string;
}
interface OfBothColumns extends OfColumn {
  readonly before: ColumnModel;
  readonly after: ColumnModel;
}
/** Columns of the old table as the new schema names them: what an insert of old code may fill. */
interface WithInsert {
  readonly knownColumns: readonly string[];
}

/** Everything that can change between two schemas. A new kind does not compile until it is judged. */
interface Changes extends ObjectChanges {
  'table-added': { readonly table: Name };
  'table-dropped': {
    readonly table: Name;
    readonly standIn: ViewModel | null;
    readonly columns: readonly string[];
  };
  'table-renamed': InTable & { readonly standIn: ViewModel | null; readonly columns: readonly string[] };
  /** Dropped and created again under its name: the rows are gone or were copied. */
  'table-recreated': InTable;

  /** Dropped and created again with its columns in another order, as old code sees them by position. */
  'columns-reordered': InTable & { readonly order: readonly string[]; readonly newOrder: readonly string[] };

  'column-added': InTable & { readonly added: ColumnModel };
  /** It may be empty, and nothing fills it. */
  'empty-column-added': InTable & { readonly added: ColumnModel };
  'json-column-added': InTable & { readonly added: ColumnModel };
  'required-column-added': InTable & WithInsert & { readonly added: ColumnModel };
  'column-dropped': OfColumn & { readonly before: ColumnModel };
  /** `nameTaken`: another column now stands under the old name. */
  'column-renamed': OfBothColumns & { readonly nameTaken: boolean };
  'column-recreated': OfBothColumns;
  'column-type-narrowed': OfBothColumns;
  'column-type-widened': OfBothColumns;
  'column-type-changed': OfBothColumns & {
    /** SQL of the release that converts its values; null where the server casts, absent where nobody knows. */
    readonly using?: string | null;
  };
  'column-made-generated': OfBothColumns;
  'identity-made-always': OfBothColumns;
  'collation-changed': OfBothColumns & { readonly collation: string; readonly newCollation: string };
  'not-null-set': OfBothColumns & WithInsert;
  'not-null-dropped': OfBothColumns;
  'default-added': OfBothColumns;
  'default-changed': OfBothColumns;
  'default-dropped': OfBothColumns & WithInsert;

  'unique-index-added': InTable &
    WithOrigins & {
      readonly index: UniqueModel;
      /** An older unique index already forbids the same duplicates. */
      readonly implied: boolean;
    };
  'unique-index-dropped': InTable & { readonly index: UniqueModel };
  'check-added': InTable &
    WithOrigins & {
      readonly check: CheckModel;
      /** An older check already keeps out all that it keeps out. */
      readonly implied: boolean;
    };
  'check-dropped': InTable & { readonly check: CheckModel };
  'foreign-key-added': InTable &
    WithOrigins & {
      readonly key: ForeignKeyModel;
      readonly oldTarget: Name | null;
      /** An old key over the same columns to the same ones, which already keeps out rows that point at nothing. */
      readonly replaces: ForeignKeyModel | null;
    };
  'foreign-key-dropped': InTable & { readonly key: ForeignKeyModel };

  'exclusion-added': InTable & WithOrigins & { readonly exclusion: ExclusionModel };
  'exclusion-dropped': InTable & { readonly exclusion: ExclusionModel };
  /** A table that stood by itself now belongs to another. */
  'partition-attached': InTable &
    WithOrigins & { readonly partition: PartitionModel & { readonly constraint: string } };
  /** A partition that now stands by itself. */
  'partition-detached': InTable & { readonly partition: PartitionModel };
  'index-added': InTable & { readonly plainIndex: IndexModel };
  'index-dropped': InTable & { readonly plainIndex: IndexModel };
  'trigger-added': InTable & { readonly trigger: TriggerModel };
  /** `newTrigger`: what it is now; null when it is gone or disabled. */
  'trigger-changed': InTable & { readonly trigger: TriggerModel; readonly newTrigger: TriggerModel | null };
  'row-security-changed': InTable & {
    readonly policies: readonly string[];
    readonly newPolicies: readonly string[];
  };

  'enum-value-added': OfEnum;
  'enum-value-removed': OfEnum;
  'enum-value-renamed': OfEnum & { readonly to: string };
  'enum-values-reordered': Omit<OfEnum, 'value'> & {
    readonly order: readonly string[];
    readonly newOrder: readonly string[];
  };
  /** No type has its name any more, and not all its columns are gone. `newName`: what the same type is called now. */
  'enum-dropped': Omit<OfEnum, 'value'> & { readonly newName: Name | null };

  'view-added': { readonly view: Name };
  'view-dropped': { readonly view: Name };
  'view-column-dropped': { readonly view: Name; readonly column: string };
  'view-column-type-changed': {
    readonly view: Name;
    readonly column: string;
    readonly type: string;
    readonly newType: string;
  };
  'function-added': { readonly signature: string; readonly function: Name };
  'function-dropped': { readonly signature: string; readonly function: Name };
  'function-result-changed': {
    readonly signature: string;
    readonly function: Name;
    readonly result: string;
    readonly newResult: string;
  };
  /** MySQL, where one name is one routine: it stands under its name, but takes other arguments or does other things. */
  'routine-changed': {
    readonly routine: Name;
    readonly arguments: string;
    readonly newArguments: string;
    /** How many arguments a call must give. */
    readonly counts: readonly [number, number];
    readonly kindOf: 'function' | 'procedure';
  };
  /** MySQL: `newEvent` is what it does now; null when it is gone or disabled. */
  'event-changed': { readonly event: EventModel; readonly newEvent: EventModel | null };
  'sequence-added': { readonly sequence: Name };
  'sequence-dropped': { readonly sequence: Name };
  'sequence-renamed': { readonly sequence: Name; readonly newName: Name };
  'extension-added': { readonly extension: string };
  'extension-dropped': { readonly extension: string };
  /** Null where none was or is set. */
  'setting-changed': {
    readonly of: string;
    readonly setting: string;
    readonly oldSetting: string | null;
    readonly newSetting: string | null;
  };
  'grant-revoked': {
    readonly object: Name;
    readonly on: 'table' | 'function' | 'schema' | 'role';
    readonly role: string;
    readonly privileges: readonly string[];
  };

  /** MySQL: the release copies rows in which a zero date stops it, where the server's mode says so. */
  'zero-dates-met': InTable & {
    readonly columns: readonly string[];
    /** New ones that must have a value: the release gives a zero date to every row. */
    readonly filled: readonly string[];
  };
  /** MySQL without a server: nobody can tell what a statement of the candidate does to the schema. */
  'statement-unread': OfStatement;
  /** MySQL: a statement writes a table of the old schema anew, or keeps others from writing it. */
  'table-copied': OfStatement & {
    /** The best that the server does for it: a copy of the table, in place but for its writers, or in place and anew. */
    readonly way: 'copy' | 'locked' | 'rebuilt';
    /** What it says when asked for better. */
    readonly refusal: string;
    /** Rows of the live table by the server's estimate; absent where no live database was asked. */
    readonly size?: { readonly rows: number; readonly isLarge: boolean };
  };
}

/** One statement of a migration of the candidate. */
interface OfStatement {
  readonly table: Name;
  readonly file: string;
  readonly line: number;
  /** On one line, cut after 200 characters. */
  readonly statement: string;
}

/** Where the rows of a column of the new schema come from. */
export interface ColumnOrigin {
  readonly name: string;
  readonly type: string;
  /** Its type in the old schema, where it has one there. */
  readonly oldType?: string;
  /** Its name in the old schema; null for a column that the old one has not. */
  readonly from: string | null;
  /** SQL of what a new column holds in old rows; null when only the migration knows. */
  readonly startsAs: string | null;
  /** A new column that counts up or draws random ids: each old row gets a value of its own. */
  readonly startsDistinct?: boolean;
}

interface WithOrigins {
  readonly origins: readonly ColumnOrigin[];
}

interface OfEnum {
  readonly enum: Name;
  readonly value: string;
  /** A row may hold several; only MySQL has such. */
  readonly isSet?: boolean;
  /** Columns of the old schema that hold it. */
  readonly columns: readonly { readonly table: Name; readonly column: string }[];
}

export type ChangeKind = keyof Changes;
export type ChangeOf<Kind extends ChangeKind> = { readonly kind: Kind } & Changes[Kind];
export type Change = { [Kind in ChangeKind]: ChangeOf<Kind> }[ChangeKind];
