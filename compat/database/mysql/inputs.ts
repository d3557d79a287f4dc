import { readDataFile } from '../data/scratch.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { Query } from '../queries/planned.ts';
import { additions, readSource } from '../read/history.ts';
import type { Migration } from '../read/migration.ts';
import { readMysqlQueries } from './queries/read-mysql-queries.ts';

export interface MysqlInputs {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
  /** What the candidate adds; undefined when it is no continuation of the baseline. */
  readonly added: readonly Migration[] | undefined;
  /** SQL that inserts rows into the old schema. */
  readonly rows: Migration | undefined;
  readonly oldQueries: readonly Query[];
  readonly newQueries: readonly Query[];
  /** SQL of all queries, the old ones first. */
  readonly queries: readonly string[];
  /** What the readers of the histories have to say. */
  readonly remarks: readonly string[];
}

/** @throws {HarnessError} `usage`, `input-unreadable`, `nothing-selected`. */
export async function readInputs(
  { baseline, candidate, queries, newQueries, data }: CompatDatabaseOptions,
  signal: AbortSignal,
): Promise<MysqlInputs> {
  const [old, now] = [
    await readSource(baseline ?? '', { signal, dialect: 'mysql' }),
    await readSource(candidate, { signal, dialect: 'mysql' }),
  ];
  const oldQueries = await readMysqlQueries(queries, signal);
  const ofNewCode = await readMysqlQueries(newQueries, signal);
  return {
    baseline: old.migrations,
    candidate: now.migrations,
    added: additions(old.migrations, now.migrations),
    rows: data === undefined ? undefined : await readDataFile(data),
    oldQueries,
    newQueries: ofNewCode,
    queries: [...oldQueries, ...ofNewCode].map(({ sql }) => sql),
    remarks: [...new Set([...old.remarks, ...now.remarks])],
  };
}
