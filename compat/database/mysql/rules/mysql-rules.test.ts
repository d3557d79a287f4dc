/** The examples of MySQL's rules, by their text alone. On a real server they run in `server-rules.test.ts`. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { proveAll } from '../../gather.ts';
import { judgeRule } from '../../judge.ts';
import type { DatabaseRule, Example } from '../../rule.ts';
import { changesOf, observedOf } from '../gather-mysql.ts';
import { lookAtText } from '../look-at-text.ts';
import { openParser } from '../parser.ts';
import { mysqlQueriesIn } from '../queries/read-mysql-queries.ts';
import { replayBoth, resolveAll } from '../read-schemas.ts';
import type { Reader } from '../reader.ts';
import { mysqlRules } from './index.ts';

let reader: Reader;

beforeAll(async () => {
  const parser = await openParser();
  reader = {
    replay: async (ask) => replayBoth(ask, parser),
    resolve: async (ask) => resolveAll(ask, parser),
    close: () => {},
  };
});

/** Outcomes of the rule's results for an example. */
async function outcomes(rule: DatabaseRule, example: Example): Promise<string[]> {
  const baseline = [{ name: '1.sql', sql: example.before }];
  const added = [{ name: '2.sql', sql: example.after }];
  const read = (queries: readonly string[] = []) => queries.flatMap((sql) => mysqlQueriesIn('q.sql', sql));
  const [oldQueries, newQueries] = [read(example.oldQueries), read(example.newQueries)];
  const inputs = {
    baseline,
    added,
    candidate: [...baseline, ...added],
    rows: undefined,
    oldQueries,
    newQueries,
    queries: [...oldQueries, ...newQueries].map(({ sql }) => sql),
    remarks: [],
  };
  const seen = await lookAtText(reader, inputs);
  const observed = observedOf(seen, inputs);
  const provers = {
    engine: seen,
    data: undefined,
    oldQueries: observed.oldQueries,
    queriesComplete: example.queriesComplete ?? false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  const proven = await proveAll(changesOf(seen, observed), mysqlRules, provers, { onProgress: () => {} });
  return judgeRule(rule, rule.level === 'off' ? 'warn' : rule.level, observed, proven).results.map(
    ({ outcome }) => outcome,
  );
}

/** Only a server or rows can tell. */
const needsServer = new Set(['table-copied']);

describe.each(mysqlRules.filter(({ id }) => !needsServer.has(id)))('$id', (rule) => {
  test.each(rule.examples.bad)('does not accept: $title', async (example) => {
    // Without rows nothing is proven of them.
    const expected = example.data === undefined && rule.id !== 'statement-unread' ? 'fail' : 'inconclusive';
    expect(await outcomes(rule, example)).toContain(expected);
  });

  test.each(rule.examples.good)('does not report: $title', async (example) => {
    const allowed = example.data === undefined ? ['pass'] : ['pass', 'inconclusive'];
    const found = await outcomes(rule, example);
    expect(found.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
  });
});

test('the list holds every file of the folder, and no id twice', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file !== 'index.ts' && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(mysqlRules.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('no rule speaks of what PostgreSQL alone has', () => {
  const texts = mysqlRules.map(({ id, title, why }) => `${id} ${title} ${why}`);
  const codes = /\b(?:\d{2}[0-9A-Z]\d[0-9A-Z]|\d[A-Z]\d{3})\b|CONCURRENTLY|NOT VALID|PostgreSQL/;
  expect(texts.filter((text) => codes.test(text))).toEqual([]);
});
