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

/** Quoted names of the tables that hold rows. */
export async function filledTables(engine: Engine, { tables }: SchemaModel): Promise<string[]> {
  const asked = tables.map(quoteName);
  if (asked.length === 0) return [];
  const each = asked.map(
    (name) => `SELECT ${quoteLiteral(name)} AS name WHERE EXISTS (SELECT 1 FROM ${name})`,
  );
  return (await engine.rows(each.join('\nUNION ALL '))).map(({ name }) => name ?? '');
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
