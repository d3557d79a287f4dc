import { HarnessError } from '../../../reports/index.ts';
import { isForOther } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { dumpKind, refuseBinary } from './dump.ts';
import { readFiles } from '../../sources/text-files.ts';
import type { TextFile } from '../../sources/text-files.ts';
import type { Layout } from './layout.ts';
import { drizzle } from './layouts/drizzle.ts';
import { layouts } from './layouts/index.ts';
import { leftOut } from './left-out.ts';
import type { Choice } from './liquibase/chosen.ts';
import type { Migration } from './migration.ts';
import { dumpLive } from './live-dump.ts';
import { cleanDump } from './pg-dump.ts';
import { fillPlaceholders, unfilled } from './placeholders.ts';
import type { Placeholders } from './placeholders.ts';
import { programsBefore, programsIn, programsNotRun } from './programs.ts';
import { recogniseLayout } from './recognise.ts';
import { isLive, isMysql, parseSource, shownSource } from './source.ts';
import type { Source } from './source.ts';
import { isWanted } from './wanted.ts';

/** What a source holds. */
export interface History {
  /** In the order in which they are applied. */
  readonly migrations: readonly Migration[];
  /** Absent where the source is no folder of migrations. */
  readonly layout?: Layout;
  readonly dialect: Dialect;
  /** See `Steps.idle`. */
  readonly idle?: readonly string[];
  /** Steps that are programs, which are not run; see `programsNotRun`. */
  readonly programs?: readonly string[];
  /** What the reader has to know of it, in whole sentences. */
  readonly remarks: readonly string[];
}

/** The migrations that a source names; see `readSource`. */
export async function readHistory(spec: string, signal: AbortSignal): Promise<Migration[]> {
  return [...(await readSource(spec, { signal })).migrations];
}

export interface ReadLimits {
  readonly signal: AbortSignal;
  /** For a running database to tell its schema; default 60000. */
  readonly timeoutMs?: number;
  /** Else the files show it, and PostgreSQL is what they show by default. */
  readonly dialect?: Dialect;
  /** Values of the placeholders in the migrations. */
  readonly placeholders?: Placeholders;
  /** Contexts and labels, of tools that have them. */
  readonly choice?: Choice;
}

/**
 * Reads a folder of migrations, a dump, a revision of either, or the schema of a running database.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`; `nothing-selected` when no migration is there;
 *   `engine-missing`, `target-unreachable` and `timeout` for a running database.
 */
export async function readSource(spec: string, limits: ReadLimits): Promise<History> {
  return isLive(spec) ? readLive(spec, limits) : readPlace(spec, limits);
}

async function readLive(url: string, { signal, timeoutMs = 60_000 }: ReadLimits): Promise<History> {
  const name = shownSource(url);
  if (isMysql(url)) {
    const { schemaText } = await import('../mysql/server/schema-text.ts');
    const sql = await schemaText(url, { signal, timeoutMs });
    return { migrations: [{ name, sql }], dialect: 'mysql', remarks: [] };
  }
  const sql = cleanDump(name, await dumpLive(url, { signal, timeoutMs }));
  return { migrations: [{ name, sql }], dialect: 'postgresql', remarks: [] };
}

async function readPlace(
  spec: string,
  { signal, dialect, placeholders = {}, choice }: ReadLimits,
): Promise<History> {
  const source = parseSource(spec);
  const files = await readFiles(source, isWanted, signal);
  for (const file of files) refuseBinary(file);
  const spoken = dialect ?? dialectOf(files);
  const ours = files.filter(({ name }) => !isForOther(name, spoken));
  const layout = recogniseLayout(ours, spec, source.layout);
  const {
    migrations: found,
    remarks = [],
    idle = [],
  } = layout.read(ours, spoken, {
    ...choice,
    properties: placeholders,
  });
  const migrations = found.map((one) => fillPlaceholders(withoutPsql(one), placeholders));
  if (layout.needsValues === true) refuseUnfilled(migrations, layout);
  const taken = firstOf(source, migrations, { spec, files });
  const programs = programsNotRun(ours);
  return {
    migrations: taken,
    layout,
    dialect: spoken,
    idle,
    programs: source.first === undefined ? programs : programsBefore(taken, programs),
    remarks: [...remarks, ...leftOut(files, { ours, layout, migrations })],
  };
}

function refuseUnfilled(migrations: readonly Migration[], { title }: Layout): void {
  const [first] = unfilled(migrations);
  if (first === undefined) return;
  throw new HarnessError('usage', {
    what: `A placeholder has no value, which ${title} refuses: ${first}.`,
    todo: 'Give it with --placeholder NAME=VALUE.',
  });
}

/** A dump may stand anywhere in a history: a first migration often is one. */
function withoutPsql(migration: Migration): Migration {
  const { name, sql } = migration;
  return dumpKind(sql) === 'pg_dump' ? { ...migration, sql: cleanDump(name, sql) } : migration;
}

function dialectOf(files: readonly TextFile[]): Dialect {
  const lock = files.find(({ name }) => /(?:^|\/)migration_lock\.toml$/.test(name));
  const showsMysql =
    /^\s*provider\s*=\s*"mysql"/m.test(lock?.text ?? '') ||
    files.some(
      ({ name, text }) =>
        dumpKind(text) === 'mysqldump' ||
        (drizzle.sign?.test(name) === true && /"dialect":\s*"mysql"/.test(text)),
    );
  return showsMysql ? 'mysql' : 'postgresql';
}

function firstOf(
  { first }: Source,
  migrations: readonly Migration[],
  { spec, files }: { readonly spec: string; readonly files: readonly TextFile[] },
): readonly Migration[] {
  if (migrations.length === 0) throw nothingIn(files, spec);
  if (first !== undefined && first > migrations.length) {
    throw new HarnessError('usage', {
      what: `The first ${first} migrations were asked for, but there are ${migrations.length}.`,
      where: spec,
    });
  }
  return migrations.slice(0, first);
}

function nothingIn(files: readonly TextFile[], spec: string): HarnessError {
  const programs = programsIn(files);
  const known = layouts.map(({ title }) => title).join(', ');
  return new HarnessError('nothing-selected', {
    what: `No migration was found${programs === undefined ? '' : ` in SQL, and programs are not run: ${programs}`}.`,
    where: spec,
    todo:
      programs === undefined
        ? `Name a folder that holds .sql files which go up. Known are ${known}.`
        : 'Name the schema before and after them: a dump (pg_dump --schema-only, mysqldump --no-data), or a database that they were run on.',
  });
}
