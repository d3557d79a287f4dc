import type { Notice } from '../../../../reports/index.ts';
import type { DataSource } from '../../data/data-source.ts';
import { liveOptions, openLive } from '../../data/live.ts';
import { filledTables, readDataFile } from '../../data/scratch.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Name } from '../../model.ts';
import type { Work } from '../stage.ts';

/**
 * The rows that are asked: those of the live database, else those on the scratch database; undefined where there
 * are none.
 *
 * @param engine holds the schema; rows of a file go into it
 */
export async function openPhaseRows(
  engine: Engine,
  table: Name,
  { live, data, ...settings }: Work,
  signal: AbortSignal,
): Promise<{ readonly source?: DataSource; readonly notices: readonly Notice[] }> {
  if (live !== undefined) return openLive(liveOptions(live, settings, signal));
  if (data !== undefined) await engine.apply([await readDataFile(data)]);
  else if (!(await isFilled(engine, table))) return { notices: [] };
  const source: DataSource = {
    which: data === undefined ? 'that the migrations insert' : `in ${data}`,
    live: false,
    partial: data === undefined,
    rows: (sql) => engine.rows(sql),
    look: async ({ sql }) => ({ rows: await engine.rows(sql) }),
    close: async () => {},
  };
  return { source, notices: [] };
}

async function isFilled(engine: Engine, { schema, name }: Name): Promise<boolean> {
  const model = await engine.snapshot();
  const tables = model.tables.filter((table) => table.schema === schema && table.name === name);
  return (await filledTables(engine, { ...model, tables })).length > 0;
}
