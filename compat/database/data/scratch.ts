import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { SchemaModel } from '../model.ts';
import type { Migration } from '../read/migration.ts';
import { quoteLiteral, quoteName } from '../sql.ts';
import type { DataSource } from './data-source.ts';

/** Rows in a scratch engine that holds the old schema: those that the baseline inserts, and a file's. */
export async function loadScratch(
  engine: Engine,
  baseline: readonly Migration[],
  file: Migration | undefined,
): Promise<DataSource> {
  await engine.apply(baseline);
  if (file !== undefined) await engine.apply([file]);
  return {
    which: file === undefined ? 'that the baseline migrations insert' : `in ${file.name}`,
    live: false,
    partial: file === undefined,
    rows: (sql) => engine.rows(sql),
    look: async ({ sql }) => ({ rows: await engine.rows(sql) }),
    close: () => engine.close(),
  };
}

const tablesAtOnce = 200;

/** Tables without a page. Those that others inherit from give the rows of these too. */
const withoutPages = `SELECT oid::int4::text AS oid FROM pg_class
  WHERE relkind = 'r' AND NOT relhassubclass AND oid >= 16384 AND pg_relation_size(oid) = 0`;

/** Quoted names of the tables that hold rows. */
export async function filledTables(engine: Engine, { tables }: SchemaModel): Promise<string[]> {
  // Of thousands of tables few hold rows, and planning a question for each takes seconds and 100 MB.
  const empty = new Set((await engine.rows(withoutPages)).map(({ oid }) => Number(oid)));
  const each = tables
    .filter(({ oid }) => !empty.has(oid))
    .map(quoteName)
    .map((name) => `SELECT ${quoteLiteral(name)} AS name WHERE EXISTS (SELECT 1 FROM ${name})`);
  const filled: string[] = [];
  // One statement locks each table that it names, and a server has only so many locks.
  for (let from = 0; from < each.length; from += tablesAtOnce) {
    const rows = await engine.rows(each.slice(from, from + tablesAtOnce).join('\nUNION ALL '));
    filled.push(...rows.map(({ name }) => name ?? ''));
  }
  return filled;
}

export async function readDataFile(path: string): Promise<Migration> {
  try {
    return { name: path, sql: await readFile(path, 'utf8') };
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: 'The file of rows cannot be read.',
      where: path,
      cause,
    });
  }
}
