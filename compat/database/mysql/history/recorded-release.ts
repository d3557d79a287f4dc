/** What a release history keeps of a MySQL release: read from its text, or from a scratch server. */
import { recordedQuery } from '../../history/recorded-query.ts';
import type { RecordedQuery } from '../../history/release-record.ts';
import type { SchemaModel } from '../../model.ts';
import type { Query } from '../../queries/planned.ts';
import type { Migration } from '../../read/migration.ts';
import { settleInputs } from '../inputs.ts';
import { lookAtText } from '../look-at-text.ts';
import { openReader } from '../reader.ts';
import type { Seen } from '../seen.ts';
import { lookAtServer } from '../server/look-at-server.ts';
import { openScratchDatabase } from '../server/scratch-database.ts';
import { enumColumns, labelUses } from './enum-columns.ts';

export interface RecordedRelease {
  readonly schema: SchemaModel;
  readonly queries: readonly RecordedQuery[];
}

export interface ReadingOptions {
  /** `mysql://` address of a scratch server; without one the text must do. */
  readonly engine: string | undefined;
  readonly signal: AbortSignal;
  timeLeftMs(): number;
}

/** @throws {HarnessError} `migration-failed`, `timeout`; `usage`, `target-unreachable` for the scratch server. */
export async function recordedMysqlRelease(
  migrations: readonly Migration[],
  queries: readonly Query[],
  options: ReadingOptions,
): Promise<RecordedRelease> {
  const { before, onOld } = await look(migrations, queries, options);
  const schema = { ...before, enums: enumColumns(before) };
  return {
    schema,
    queries: queries.map((query, i) => {
      // The schema answers for each query, in order.
      const { plan, shape } = onOld[i]!;
      const recorded = recordedQuery(query, { plan, shape, schema: { ...schema, enums: [] } });
      const labels = labelUses({ sql: query.sql, shape, uses: recorded.uses }, schema);
      return { ...recorded, uses: [...new Set([...recorded.uses, ...labels])].sort() };
    }),
  };
}

async function look(
  migrations: readonly Migration[],
  queries: readonly Query[],
  { engine, signal, ...limits }: ReadingOptions,
): Promise<Pick<Seen, 'before' | 'onOld'>> {
  const inputs = {
    baseline: migrations,
    candidate: migrations,
    added: [],
    rows: undefined,
    oldQueries: queries,
    newQueries: [],
    queries: queries.map(({ sql }) => sql),
    remarks: [],
  };
  const timeLeftMs = (): number => limits.timeLeftMs();
  const reader = openReader({ signal, timeLeftMs });
  try {
    if (engine === undefined) return await lookAtText(reader, await settleInputs(inputs, { reader }));
    const scratch = await openScratchDatabase({ url: engine, signal });
    try {
      const stage = { ...scratch, reader, timeLeftMs };
      return await lookAtServer(stage, await settleInputs(inputs, { reader, scratch: stage }));
    } finally {
      await scratch.close();
    }
  } finally {
    reader.close();
  }
}
