/** The examples of MySQL's rules, by their text alone. On a real server they run in `server/server.test.ts`. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { lookAtText } from '../look-at-text.ts';
import { readerInPlace } from '../reader.test-support.ts';
import { outcomes } from './example.test-support.ts';
import type { Looking } from './example.test-support.ts';
import { mysqlRules } from './index.ts';

let byText: Looking;

beforeAll(async () => {
  const reader = await readerInPlace();
  byText = { look: (inputs) => lookAtText(reader, inputs), openRows: async () => undefined };
});

/** Only a server can tell. */
const needsServer = new Set([
  'migration-fails-on-rows',
  'zero-dates-met',
  'sequence-nearly-used-up',
  'down-fails',
  'down-leaves-residue',
  'down-loses-data',
  'down-missing',
  'up-fails-after-down',
]);

describe.each(mysqlRules.filter(({ id }) => !needsServer.has(id)))('$id', (rule) => {
  test.each(rule.examples.bad)('does not accept: $title', async (example) => {
    // Without rows nothing is proven of them.
    const expected = example.data === undefined && rule.id !== 'statement-unread' ? 'fail' : 'inconclusive';
    expect(await outcomes(rule, example, byText)).toContain(expected);
  });

  test.each(rule.examples.good)('does not report: $title', async (example) => {
    const allowed = example.data === undefined ? ['pass'] : ['pass', 'inconclusive'];
    const found = await outcomes(rule, example, byText);
    expect(found.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
  });
});

test('the list holds every file of the folder, and no id twice', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file !== 'index.ts' && !/\.test(?:-support)?\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(mysqlRules.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('no rule speaks of what PostgreSQL alone has', () => {
  const texts = mysqlRules.map(({ id, title, why }) => `${id} ${title} ${why}`);
  const codes = /\b(?:\d{2}[0-9A-Z]\d[0-9A-Z]|\d[A-Z]\d{3})\b|CONCURRENTLY|NOT VALID|PostgreSQL/;
  expect(texts.filter((text) => codes.test(text))).toEqual([]);
});
