import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import { openEngine } from '../engine/engine.ts';
import type { EngineOptions } from '../engine/engine.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { Migration } from '../read/migration.ts';
import type { DataSource } from './data-source.ts';
import { liveOptions, openLive } from './live.ts';
import { loadScratch } from './scratch.ts';

/** What can give rows where no live database does. */
export interface ScratchRows {
  readonly baseline: readonly Migration[];
  /** The file that the user gave. */
  readonly file: Migration | undefined;
  /** The baseline inserts rows into a table that is asked about. */
  readonly isFilled: boolean;
}

/** Opens the rows that are given: a live database's, a file's, else those of the baseline itself; undefined without any. */
export async function openData(
  { baseline, file, isFilled }: ScratchRows,
  options: CompatDatabaseOptions,
  engineOptions: EngineOptions,
): Promise<{ source: DataSource; notices: readonly Notice[] } | undefined> {
  const { live } = options;
  if (live !== undefined && file !== undefined) {
    throw new HarnessError('usage', {
      what: 'Rows come from a live database or from a file, not from both.',
    });
  }
  if (live !== undefined) return openLive(liveOptions(live, options, engineOptions.signal));
  if (file === undefined && !isFilled) return undefined;
  const engine = await openEngine([...baseline, ...(file === undefined ? [] : [file])], engineOptions);
  try {
    return { source: await loadScratch(engine, baseline, file), notices: [] };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
