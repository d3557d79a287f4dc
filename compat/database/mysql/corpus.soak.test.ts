/** A real MySQL history, step by step, by its text alone. Skipped where it is not at hand. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proveAll } from '../gather.ts';
import { judgeRule } from '../judge.ts';
import { readSource } from '../read/history.ts';
import type { Migration } from '../read/migration.ts';
import { changesOf, observedOf } from './gather-mysql.ts';
import { lookAtText } from './look-at-text.ts';
import type { Reader } from './reader.ts';
import { readerInPlace } from './reader.test-support.ts';
import { mysqlRules } from './rules/index.ts';

const corpus = new URL('../../../../shared/corpus/db/real/temporal-mysql', import.meta.url);

/** What would stop the release of one step, and how often each other rule warns. */
async function judge(reader: Reader, baseline: readonly Migration[], step: Migration): Promise<string[]> {
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
  const seen = await lookAtText(reader, inputs);
  const observed = observedOf(seen, inputs);
  const provers = {
    engine: seen,
    data: undefined,
    oldQueries: [],
    queriesComplete: false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  const proven = await proveAll(changesOf(seen, observed), mysqlRules, provers, { onProgress: () => {} });
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

test.skipIf(!existsSync(corpus))('the steps of temporal-mysql (skipped without the corpus)', async () => {
  const { signal } = new AbortController();
  const { migrations } = await readSource(corpus.pathname, { signal, dialect: 'mysql' });
  const reader = await readerInPlace();
  const found = new Map<string, string[]>();
  for (const [i, step] of migrations.entries()) {
    const said = i === 0 ? [] : await judge(reader, migrations.slice(0, i), step);
    if (said.length > 0) found.set(step.name.slice(0, 4), said);
  }
  expect(Object.fromEntries(found)).toEqual({
    '0002': ['required-column-added cluster_metadata.data fail'],
    // MODIFY forgets NOT NULL where it is not said again.
    '0004': ['column-type-widened 20 times', 'not-null-dropped 20 times'],
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
    '0023': ['not-null-set current_executions.data_encoding inconclusive', 'column-recreated 1 times'],
  });
});
