/**
 * Watches what the statements of a release lock, rewrite and read of the tables that stood before it.
 *
 * What a table holds does not matter: PostgreSQL takes the same locks, makes the same new files and begins the
 * same scans over an empty table. Locks end with their transaction, so a statement outside of one gets its own.
 */
import type { Action, StatementTrace } from '../locks/statement-trace.ts';
import type { Name } from '../model.ts';
import type { Migration } from '../read/migration.ts';
import { actionsIn } from './actions.ts';
import type { Written, WrittenAction } from './actions.ts';
import { compareLooks, firstLook, nextLook } from './look.ts';
import type { Look, Seen } from './look.ts';
import { hearNested } from './nested-statements.ts';
import type { Session } from './session.ts';
import { quoteName } from '../sql.ts';
import { parseTree } from './statements.ts';
import type { Statement } from './statements.ts';

const statementCharactersMax = 2000;

interface Known extends Name {
  readonly oid: number;
}

/** One for each release that is on trial. */
export class Tracer {
  readonly #db: Session;
  readonly #tables: ReadonlyMap<number, Known>;
  readonly #indexes: readonly (Known & { readonly table: number })[];
  readonly #byName = new Map<string, Known[]>();
  /** By the name that the release gave it. */
  readonly #renamed = new Map<string, Known>();
  #traces: StatementTrace[] = [];
  #file: Migration | undefined;
  /** How many statements were seen before this file. */
  #seenBefore = 0;
  #transaction = 0;
  #isOpen = false;
  /** What the open transaction had done by its last statement. */
  #last: Look | undefined;

  private constructor(
    db: Session,
    tables: readonly Known[],
    indexes: readonly (Known & { table: number })[],
  ) {
    this.#db = db;
    this.#tables = new Map(tables.map((table) => [table.oid, table]));
    for (const table of tables)
      this.#byName.set(table.name, [...(this.#byName.get(table.name) ?? []), table]);
    this.#indexes = indexes;
  }

  static async open(db: Session): Promise<Tracer> {
    const tables = await db.query<Known>(knownTables);
    const indexes = await db.query<Known & { table: number }>(knownIndexes);
    return new Tracer(db, tables.rows, indexes.rows);
  }

  /** What was seen of each statement, in order. */
  get traces(): readonly StatementTrace[] {
    return this.#traces;
  }

  /** Begins a file; the same again where it is run once more. */
  begin(file: Migration): void {
    if (file.name === this.#file?.name) this.#traces = this.#traces.slice(0, this.#seenBefore);
    this.#file = file;
    this.#seenBefore = this.#traces.length;
    this.end();
  }

  /** The transaction has ended. */
  end(): void {
    this.#last = undefined;
    this.#isOpen = false;
  }

  /** Runs a statement by `work`, which is told whether a transaction is open, and looks at what it did. */
  async watch<T>(
    statement: Statement,
    isInTransaction: boolean,
    work: (isInTransaction: boolean) => Promise<T>,
  ): Promise<T> {
    const trees = (await parseTree(statement.sql)) ?? [];
    const written = trees.flatMap(actionsIn);
    const actions = written.flatMap((action) => this.#known(action));
    if (isInTransaction && !this.#isOpen) this.#transaction += 1;
    this.#isOpen = isInTransaction;
    const concerns = actions.length > 0 || saysNoNames.has(statement.kind) || this.#concernsKnown(trees);
    this.#follow(trees);
    if (isInTransaction && concerns) return this.#watchOpen(statement, actions, () => work(true));
    if (!concerns || !canBeInTransaction(statement, written)) {
      const result = await work(isInTransaction);
      this.#tell(statement, {
        actions,
        ...unseen,
        ...(isInTransaction && { transaction: this.#transaction }),
      });
      return result;
    }
    await this.#db.exec('BEGIN');
    this.#transaction += 1;
    const result = await this.#watchOpen(statement, actions, () => work(true));
    await this.#db.exec('COMMIT');
    this.end();
    return result;
  }

  async #watchOpen<T>(statement: Statement, actions: readonly Action[], work: () => Promise<T>): Promise<T> {
    const before = this.#last ?? (await firstLook(this.#db));
    const { result, ran, written } = await hearNested(this.#db, statement, work);
    this.#last = await nextLook(this.#db, before);
    const seen = compareLooks(before, this.#last, this.#tables);
    const nested = ran.flatMap((tree) => {
      const done = actionsIn(tree).flatMap((action) => this.#known(action));
      this.#follow([tree]);
      return done;
    });
    // What it writes it reads, or keeps from everybody; what did neither did not run.
    const touched = new Set([...seen.scans, ...seen.locks.map(({ table }) => table)].map(quoteName));
    const wrote = written
      .flatMap(actionsIn)
      .flatMap((action) => this.#known(action))
      .filter(({ table }) => touched.has(quoteName(table)));
    const all = [...actions, ...nested, ...wrote];
    this.#tell(statement, { actions: all, transaction: this.#transaction, ...seen });
    return result;
  }

  #tell(
    { sql, line }: Statement,
    seen: Omit<StatementTrace, 'file' | 'line' | 'statement' | 'toolWraps'>,
  ): void {
    const { name = '', inTransaction } = this.#file ?? {};
    const statement = sql.slice(0, statementCharactersMax);
    this.#traces.push({ file: name, line, statement, toolWraps: inTransaction !== false, ...seen });
  }

  /** The action under the name that its table had before the release; nothing for a new table. */
  #known({ does, on, isIndex = false, name }: WrittenAction): Action[] {
    const index = isIndex ? this.#indexes.find((item) => isNamed(item, on)) : undefined;
    const table = isIndex ? index && this.#tables.get(index.table) : this.#find(on);
    return table === undefined ? [] : [{ does, table: nameOf(table), ...(name !== undefined && { name }) }];
  }

  #find(name: Written): Known | undefined {
    const { schemaname, relname } = name;
    const renamed = this.#renamed.get(relname);
    if (renamed !== undefined && (schemaname === undefined || renamed.schema === schemaname)) return renamed;
    return this.#byName.get(relname)?.find((table) => isNamed(table, name));
  }

  #concernsKnown(trees: readonly object[]): boolean {
    return namesIn(trees).some((name) => this.#find(name) !== undefined);
  }

  /** A table keeps what is known of it under a new name. */
  #follow(trees: readonly object[]): void {
    for (const tree of trees) {
      const { RenameStmt: rename } = tree as {
        RenameStmt?: { relation?: Written; newname?: string; renameType?: string };
      };
      const table = rename?.relation && this.#find(rename.relation);
      if (rename?.renameType === 'OBJECT_TABLE' && table !== undefined)
        this.#renamed.set(rename.newname ?? '', table);
    }
  }
}

/** Names of tables, views and indexes anywhere in a parse tree. */
function namesIn(node: unknown): Written[] {
  if (typeof node !== 'object' || node === null) return [];
  const { relname, schemaname } = node as Partial<Written>;
  const own = typeof relname === 'string' ? [{ relname, ...(schemaname && { schemaname }) }] : [];
  return [...own, ...Object.values(node).flatMap(namesIn)];
}

/** What they touch does not stand in the statement. */
const saysNoNames = new Set(['DoStmt', 'CallStmt', 'SelectStmt', 'ExecuteStmt']);

const unseen: Seen & Pick<StatementTrace, 'transaction'> = {
  transaction: null,
  locks: [],
  rewrites: [],
  scans: [],
  waitsForever: false,
};

/** Tables and materialized views; a partitioned one holds no rows itself but is locked like one that does. */
const knownTables = `SELECT c.oid::int4 AS oid, n.nspname AS schema, c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND c.oid >= 16384 AND c.relpersistence <> 't'`;

const knownIndexes = `SELECT c.oid::int4 AS oid, n.nspname AS schema, c.relname AS name, i.indrelid::int4 AS table
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE i.indrelid >= 16384`;

function isNamed({ schema, name }: Name, { schemaname, relname }: Written): boolean {
  return name === relname && (schemaname === undefined || schema === schemaname);
}

/** What may run in a transaction like any other; all the rest is left as it is. */
const wrappable = new Set([
  'IndexStmt',
  'DropStmt',
  'AlterTableStmt',
  'CreateTrigStmt',
  'RenameStmt',
  'UpdateStmt',
  'DeleteStmt',
  'TruncateStmt',
  'RefreshMatViewStmt',
]);

function canBeInTransaction({ kind, sql }: Statement, actions: readonly WrittenAction[]): boolean {
  if (kind === 'DoStmt') return !/\b(?:commit|rollback|call)\b/i.test(sql);
  return (
    wrappable.has(kind) &&
    !actions.some(({ does }) => does.endsWith(' concurrently') && kind !== 'RefreshMatViewStmt')
  );
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
