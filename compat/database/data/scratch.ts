import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Migration } from '../read/migration.ts';
import type { DataSource } from './data-source.ts';

/** The rows of an SQL file, in a scratch engine that holds the old schema. */
export async function loadScratch(
  engine: Engine,
  baseline: readonly Migration[],
  file: { readonly name: string; readonly sql: string },
): Promise<DataSource> {
  await engine.apply(baseline);
  await engine.apply([file]);
  return {
    title: `the rows of ${file.name}`,
    live: false,
    rows: (sql) => engine.rows(sql),
    close: async () => engine.close(),
  };
}

export async function readDataFile(path: string): Promise<{ name: string; sql: string }> {
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
