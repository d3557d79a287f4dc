/** What differs between kinds of servers: who gathers, and which rules judge. */
import type { CompatDatabaseOptions } from './options.ts';
import { gather } from './gather.ts';
import { gatherMysql } from './mysql/gather-mysql.ts';
import { mysqlRules } from './mysql/rules/index.ts';
import type { Dialect } from './read/dialect.ts';
import { readSource } from './read/history.ts';
import { isLive, isMysql } from './read/source.ts';
import type { DatabaseRule } from './rule.ts';
import { databaseRules } from './rules/index.ts';

export interface Judging {
  readonly rules: readonly DatabaseRule[];
  readonly gather: typeof gather;
}

export const dialects: Readonly<Record<Dialect, Judging>> = {
  postgresql: { rules: databaseRules, gather },
  mysql: { rules: mysqlRules, gather: gatherMysql },
};

/**
 * The dialect that the options name; else that of the addresses in them; else what the candidate's files show
 * (a dump, `migration_lock.toml`); PostgreSQL where nothing tells.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`, `nothing-selected` for an unusable candidate.
 */
export async function dialectOf(
  { dialect, baseline, candidate, applied, live, newLive, engine, placeholders }: CompatDatabaseOptions,
  signal: AbortSignal,
): Promise<Dialect> {
  if (dialect !== undefined) return dialect;
  const address = [engine, live, newLive, applied, baseline, candidate]
    .flat()
    .find((text) => text !== undefined && isLive(text));
  if (address !== undefined) return isMysql(address) ? 'mysql' : 'postgresql';
  return (await readSource(candidate, { signal, placeholders })).dialect;
}
