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

/** Quoted names of the tables that hold rows. */
export async function filledTables(engine: Engine, { tables }: SchemaModel): Promise<string[]> {
  const each = tables
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
