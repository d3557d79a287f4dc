import type { Dialect } from './dialect.ts';
import type { TextFile } from '../../sources/text-files.ts';
import type { Choice } from './liquibase/chosen.ts';
import type { Migration } from './migration.ts';

/** How one migration tool lays out its files, and what its own table in the database tells. */
export interface Layout {
  /** Equals the file name, and what `FOLDER:layout=ID` takes. */
  readonly id: string;
  readonly title: string;
  /** How its files are known. Marks inside a file say more than the name of the file. */
  readonly knownBy: 'marks' | 'names';
  /** Whether a file is of this tool. Files of other engines are gone already. */
  claims(file: TextFile): boolean;
  /** Matches a file beside the steps that only folders of this tool hold; the steps themselves look like those of others. */
  readonly sign?: RegExp;
  /** Whether a file of which `read` speaks by itself is of the tool, though no step; absent where there are none. */
  knows?(file: TextFile): boolean;
  /**
   * The steps of a folder, in the tool's order.
   *
   * @throws {HarnessError} `input-unreadable` for what the tool itself would refuse.
   */
  read(files: readonly TextFile[], dialect: Dialect, choice?: Choice): Steps;
  /** The tool refuses placeholders without a value; false by default. */
  readonly needsValues?: boolean;
  /** Absent where the tool keeps no table. */
  readonly table?: AppliedTable;
  /** Of other tools whose files look alike; the first that the database has counts. */
  readonly otherTables?: readonly AppliedTable[];
  readonly example: { readonly files: readonly TextFile[]; readonly migrations: readonly Migration[] };
}

export interface Steps {
  readonly migrations: readonly Migration[];
  /** What the reader has to know, in whole sentences. */
  readonly remarks?: readonly string[];
  /** Versions that the tool's own table may hold although they change nothing, so that they are no migrations. */
  readonly idle?: readonly string[];
}

/** The table in which a tool writes down what it applied. */
export interface AppliedTable {
  readonly name: string;
  /**
   * A query for the rows in order of application, all values as text: `version`, and where they say something
   * `checksum`, `broken` (why it does not count as applied) and `covers`: `older` where everything before this
   * version is applied too, `baseline` where that is all that the row says, `nothing` where the tool only wrote it down.
   *
   * @param table Quoted name with its schema.
   */
  query(table: string): string;
  /** Whether a version of the table names that of a migration although they are not equal. */
  names?(applied: string, version: string): boolean;
}
