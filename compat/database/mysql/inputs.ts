import type { Applied } from '../applied/applied.ts';
import { readSides } from '../applied/sides.ts';
import { readDataFile } from '../data/scratch.ts';
import type { ServerVersion } from '../data/live-facts.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { CollectedQueries, QueryLedger } from '../queries/collect.ts';
import type { Query } from '../queries/planned.ts';
import { additions } from '../read/additions.ts';
import type { Migration } from '../read/migration.ts';
import { isGuarded, settle } from '../preconditions/settle.ts';
import { targetOf } from '../target-version.ts';
import { readMysqlQueries } from './queries/read-mysql-queries.ts';
import type { Reader } from './reader.ts';
import { serverGround } from './server/server-ground.ts';

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
  /** The server that the release goes to, where the user says so. */
  readonly target?: ServerVersion;
  /** Steps of the release that are programs; absent where nobody looks for them. */
  readonly programs?: readonly string[];
  /** Absent when no database was asked. */
  readonly applied?: Applied;
  /** Where the texts went in which queries were looked for; absent where none were read. */
  readonly built?: CollectedQueries['built'];
  readonly ledgers?: { readonly old: readonly QueryLedger[]; readonly new: readonly QueryLedger[] };
}

/** @throws {HarnessError} `usage`, `input-unreadable`, `nothing-selected`. */
export async function readInputs(options: CompatDatabaseOptions, signal: AbortSignal): Promise<MysqlInputs> {
  const { queries, newQueries, data } = options;
  const target = targetOf(options, 'mysql');
  const { baseline, candidate, notices, applied, programs } = await readSides(
    { ...options, dialect: 'mysql' },
    signal,
  );
  const ofOldCode = await readMysqlQueries(queries, signal);
  const ofNewCode = await readMysqlQueries(newQueries, signal);
  return {
    baseline,
    candidate,
    added: additions(baseline, candidate),
    rows: data === undefined ? undefined : await readDataFile(data),
    oldQueries: ofOldCode.queries,
    newQueries: ofNewCode.queries,
    queries: [...ofOldCode.queries, ...ofNewCode.queries].map(({ sql }) => sql),
    ledgers: { old: ofOldCode.ledgers, new: ofNewCode.ledgers },
    built: ofOldCode.built,
    programs,
    remarks: notices.map(({ message }) => message),
    ...(applied && { applied }),
    ...(target && { target }),
  };
}

/** The same without what their preconditions keep from running; asked of the server, else of the text. */
export async function settleInputs(
  inputs: MysqlInputs,
  { reader, scratch }: { readonly reader: Reader; readonly scratch?: Parameters<typeof serverGround>[0] },
): Promise<MysqlInputs> {
  const given = { baseline: inputs.baseline, candidate: inputs.candidate };
  if (!isGuarded(given)) return inputs;
  const { remarks, baseline, candidate } = await (scratch === undefined
    ? reader.settle(given)
    : settle(given, serverGround(scratch)));
  return {
    ...inputs,
    baseline,
    candidate,
    added: additions(baseline, candidate),
    remarks: [...inputs.remarks, ...remarks],
  };
}
