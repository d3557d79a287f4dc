/** Opens all rows that a run may ask. */
import type { Notice } from '../../reports/index.ts';
import type { DataSource } from './data/data-source.ts';
import { openData } from './data/open-data.ts';
import type { ScratchRows } from './data/open-data.ts';
import type { Engine, EngineOptions } from './engine/engine.ts';
import type { CompatDatabaseOptions } from './options.ts';
import { openNewRows } from './rollback/new-rows.ts';

export interface OpenRows {
  /** Rows of the old schema; undefined where none were given or nothing is to be asked of them. */
  readonly data?: DataSource;
  /** Rows of the new schema, as new code writes them. */
  readonly newRows?: DataSource;
  readonly notices: readonly Notice[];
  close(): Promise<void>;
}

export interface GivenRows extends ScratchRows {
  /** Something differs that old rows may stand against. */
  readonly isAsked: boolean;
  /** All of the new schema is there; rows of new code need that. */
  readonly isWhole: boolean;
}

/** @param engine holds the new schema; rows of new code go into it */
export async function openRows(
  given: GivenRows,
  options: CompatDatabaseOptions,
  engine: Engine,
  engineOptions: EngineOptions,
): Promise<OpenRows> {
  const data = given.isAsked ? await openData(given, options, engineOptions) : undefined;
  try {
    const asked = given.isWhole ? options : { ...options, newData: undefined };
    const newRows = await openNewRows(engine, given.file, asked, engineOptions.signal);
    return {
      data: data?.source,
      newRows: newRows?.source,
      notices: [...(data?.notices ?? []), ...(newRows?.notices ?? [])],
      close: async () => {
        await data?.source.close();
        await newRows?.source.close();
      },
    };
  } catch (error) {
    await data?.source.close();
    throw error;
  }
}
