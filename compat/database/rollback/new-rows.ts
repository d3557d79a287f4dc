/** Rows as new code writes them: those that were given, in the new schema. */
import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { DataSource } from '../data/data-source.ts';
import { liveOptions, openLive } from '../data/live.ts';
import type { LiveSettings } from '../data/live.ts';
import { readDataFile } from '../data/scratch.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { Migration } from '../read/migration.ts';

/**
 * Undefined where nobody gave rows. Old rows that were given count too: the release may have changed them.
 *
 * @param engine holds the new schema; the file's rows go into it
 */
export async function openNewRows(
  engine: Pick<Engine, 'apply' | 'rows'>,
  oldRows: Migration | undefined,
  options: LiveSettings & Pick<CompatDatabaseOptions, 'newData' | 'newLive'>,
  signal: AbortSignal,
): Promise<{ source: DataSource; notices: readonly Notice[] } | undefined> {
  const { newData, newLive } = options;
  if (newLive !== undefined && newData !== undefined) {
    throw new HarnessError('usage', {
      what: 'Rows of the new schema come from a live database or from a file, not from both.',
    });
  }
  if (newLive !== undefined) return openLive(liveOptions(newLive, options, signal));
  const file = newData === undefined ? undefined : await readDataFile(newData);
  if (file !== undefined) await engine.apply([file]);
  const which = (file ?? oldRows)?.name;
  return which === undefined ? undefined : { source: rowsIn(engine, which), notices: [] };
}

/** The rows that the engine holds, as those of a file. */
export function rowsIn(engine: Pick<Engine, 'rows'>, file: string): DataSource {
  return {
    which: `in ${file}`,
    live: false,
    partial: true,
    rows: (sql) => engine.rows(sql),
    look: async ({ sql }) => ({ rows: await engine.rows(sql) }),
    close: async () => {},
  };
}
