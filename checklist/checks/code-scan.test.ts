import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { codeScan } from './code-scan.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'seaworthy-scan-'));
  await mkdir(join(cwd, 'src'));
  await mkdir(join(cwd, 'node_modules'));
  const files = {
    'src/order.ts': "\nrun('SELECT *\\n FROM orders');\nif (isOn('new-cart')) next(); // select *",
    'src/user.ts': "run('select id from users');\nconst token = 'AKIAIOSFODNN7EXAMPLE'; // select * by hand",
    'node_modules/a.ts': 'select * from x',
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(cwd, path), text);
});
afterAll(() => rm(cwd, { recursive: true }));

const scan = async (more: object, context = {}) => {
  const given = { files: ['**/*.ts'], ...more };
  const facts = await codeScan.gather(given, contextFor({ cwd, ...context }));
  return { facts, ...codeScan.judge(facts, given) };
};

test('names each place with file and line, and leaves packages of others out', async () => {
  const { facts, outcome } = await scan({ pattern: String.raw`\bselect\s+\*`, ignoreCase: true });
  expect(outcome).toBe('fail');
  expect(facts.places.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'src/order.ts:2',
    'src/order.ts:3',
    'src/user.ts:2',
  ]);
  expect(JSON.stringify(facts)).not.toContain('AKIA');
});

test.each([
  ['fail', { literal: 'SELECT *' }],
  ['pass', { literal: 'SELECT *', ignore: ['src/order.ts'] }],
  ['pass', { literal: 'Select *' }],
  ['fail', { literal: 'Select *', ignoreCase: true }],
  ['pass', { literal: 'SELECT *', allow: [{ file: 'src/order.ts', reason: 'an export' }] }],
  [
    'pass',
    { pattern: String.raw`isOn\('(.+?)'\)`, register: { 'new-cart': { owner: 'ann', until: '2026-12-31' } } },
  ],
  ['fail', { pattern: String.raw`isOn\('(.+?)'\)`, register: {} }],
  ['inconclusive', { literal: 'x', files: ['*.java'] }],
])('%s: %j', async (outcome, more) => expect(await scan(more)).toMatchObject({ outcome }));

test('refuses to search for nothing or for two things', () => {
  const files = ['*'];
  expect(paramProblems(codeScan, { files })).toHaveLength(1);
  expect(paramProblems(codeScan, { files, literal: 'a', pattern: 'b' })).toHaveLength(1);
  expect(paramProblems(codeScan, { files, pattern: '(' })).toHaveLength(1);
  expect(paramProblems(codeScan, { files, pattern: 'a', register: {} })).toHaveLength(1);
});
