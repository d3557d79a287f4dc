/** A real MySQL history, step by step, by its text and on a server. Skipped where it is not at hand. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proveAll } from '../gather.ts';
import { judgeRule } from '../judge.ts';
import { readSource } from '../read/history.ts';
import type { Migration } from '../read/migration.ts';
import { changesOf, observedOf } from './gather-mysql.ts';
import { lookAtText } from './look-at-text.ts';
import type { MysqlInputs } from './inputs.ts';
import type { Seen } from './seen.ts';
import { lookAtServer } from './server/look-at-server.ts';
import { hasMariadb, startMariadb } from './server/mariadb.test-support.ts';
import { openScratchDatabase } from './server/scratch-database.ts';
import { readerInPlace } from './reader.test-support.ts';
import { mysqlRules } from './rules/index.ts';

const corpus = new URL('../../../../shared/corpus/db/real/temporal-mysql', import.meta.url);

type Look = (inputs: MysqlInputs) => Promise<Seen>;

/** What would stop the release of one step, and how often each other rule warns. */
async function judge(look: Look, baseline: readonly Migration[], step: Migration): Promise<string[]> {
  const inputs = {
    baseline,
    candidate: [...baseline, step],
    added: [step],
    rows: undefined,
    oldQueries: [],
    newQueries: [],
    queries: [],
    remarks: [],
  };
  const seen = await look(inputs);
  const observed = observedOf(seen, inputs);
  const provers = {
    engine: seen,
    data: undefined,
    oldQueries: [],
    queriesComplete: false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  const changes = [...changesOf(seen, observed), ...seen.copied];
  const proven = await proveAll(changes, mysqlRules, provers, { onProgress: () => {} });
  const found = mysqlRules
    .flatMap((rule) => judgeRule(rule, rule.level === 'off' ? 'info' : rule.level, observed, proven).results)
    .filter(({ outcome }) => outcome !== 'pass');
  const warnings = new Map<string, number>();
  for (const { rule, level } of found)
    if (level !== 'block') warnings.set(rule, (warnings.get(rule) ?? 0) + 1);
  return [
    ...found
      .filter(({ level }) => level === 'block')
      .map(({ rule, key, outcome }) => `${rule} ${key} ${outcome}`),
    ...[...warnings].map(([rule, count]) => `${rule} ${count} times`),
  ];
}

const { signal } = new AbortController();

/** What is said of each step, by its number. */
async function said(look: Look): Promise<Record<string, string[]>> {
  const { migrations } = await readSource(corpus.pathname, { signal, dialect: 'mysql' });
  const found = new Map<string, string[]>();
  for (const [i, step] of migrations.entries()) {
    const of = i === 0 ? [] : await judge(look, migrations.slice(0, i), step);
    if (of.length > 0) found.set(step.name.slice(0, 4), of);
  }
  return Object.fromEntries(found);
}

const byText = async (): Promise<Look> => {
  const reader = await readerInPlace();
  return (inputs) => lookAtText(reader, inputs);
};

test.skipIf(!existsSync(corpus) || !hasMariadb)('a server says of each step what its text says', async () => {
  const server = await startMariadb();
  const scratch = await openScratchDatabase({ url: server.url(), signal });
  const reader = await readerInPlace();
  const onServer: Look = async (inputs) => {
    await scratch.reset();
    return lookAtServer({ ...scratch, reader, timeLeftMs: () => 60_000 }, inputs);
  };
  const found = await said(onServer);
  await scratch.close();
  await server.stop();
  expect(found).toEqual(await said(await byText()));
});

test.skipIf(!existsSync(corpus))('the steps of temporal-mysql (skipped without the corpus)', async () => {
  expect(await said(await byText())).toEqual({
    '0002': ['required-column-added cluster_metadata.data fail'],
    // MODIFY forgets NOT NULL where it is not said again.
    '0004': ['table-copied 20 times', 'column-type-widened 20 times', 'not-null-dropped 20 times'],
    '0006': [
      'column-dropped cluster_metadata.immutable_data fail',
      'column-dropped cluster_metadata.immutable_data_encoding fail',
    ],
    '0009': ['column-type-widened 1 times', 'not-null-dropped 1 times'],
    '0014': ['table-dropped tiered_storage_tasks fail'],
    '0015': ['column-type-widened 2 times', 'not-null-dropped 1 times'],
    '0020': [
      'table-dropped nexus_incoming_services fail',
      'table-dropped nexus_incoming_services_partition_status fail',
    ],
    '0021': ['column-without-default 1 times'],
    '0022': ['column-without-default 2 times'],
    '0023': ['not-null-set current_executions.data_encoding inconclusive', 'column-recreated 1 times'],
  });
});
