import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import { openEngine } from '../engine/engine.ts';
import type { EngineOptions } from '../engine/engine.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { Migration } from '../read/migration.ts';
import type { DataSource } from './data-source.ts';
import { openLive } from './live.ts';
import { loadScratch, readDataFile } from './scratch.ts';

/** Opens the rows that the options name; undefined when they name none. */
export async function openData(
  baseline: readonly Migration[],
  options: CompatDatabaseOptions,
  engineOptions: EngineOptions,
): Promise<{ source: DataSource; notices: readonly Notice[] } | undefined> {
  const { live, data, liveTimeoutMs = 10_000 } = options;
  if (live !== undefined && data !== undefined) {
    throw new HarnessError('usage', {
      what: 'Rows come from a live database or from a file, not from both.',
    });
  }
  if (live !== undefined) {
    return openLive({ url: live, statementTimeoutMs: liveTimeoutMs, signal: engineOptions.signal });
  }
  if (data === undefined) return undefined;
  const file = await readDataFile(data);
  const engine = await openEngine([...baseline, file], engineOptions);
  try {
    return { source: await loadScratch(engine, baseline, file), notices: [] };
  } catch (error) {
    engine.close();
    throw error;
  }
}
