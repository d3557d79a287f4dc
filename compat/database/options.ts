import type { Level, Subject } from '../../reports/index.ts';

/** What `compat db` and the section `compat.database` of a config take. */
export interface CompatDatabaseOptions {
  readonly subject: Subject;
  /** Schema of the release that runs: `db/migrations:first=12`, `git:v1.4.0:db/migrations`, a folder or a file. */
  readonly baseline: string;
  /** Schema of the release that is to go out, written alike. */
  readonly candidate: string;
  /** Queries that the running release sends: a `.sql` file, a folder of them, or `git:REVISION:PATH`. */
  readonly queries?: string;
  /** The running release sends no others. Only then may something that they do not use be dropped; default false. */
  readonly queriesComplete?: boolean;
  /** Queries that the new release sends; they are also tried on the old schema. */
  readonly newQueries?: string;
  /** `postgres://` address of a database with the old schema and real rows. Read only, and never shown. */
  readonly live?: string;
  /**
   * File of SQL that inserts rows into the old schema, where no live database is at hand. Without either, the
   * rows that the baseline's own migrations insert can prove that a change fails, but not that it is safe.
   */
  readonly data?: string;
  /** For everything together, in milliseconds; default 120000. What hangs is stopped then. */
  readonly timeoutMs?: number;
  /** For one question to the live database, in milliseconds; default 10000. */
  readonly liveTimeoutMs?: number;
  /** Other levels than the rules' own, by rule id; `off` leaves a rule out. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /** Where the template of an empty database is kept; `.cache/seaworthy` in the home folder by default. */
  readonly cacheFolder?: string;
  /** Key of the hashes that stand for values of rows; random by default, so that nobody can try values out. */
  readonly hashKey?: string;
}
