import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, rendered, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import type { Report } from '../report.ts';
import { github } from './github.ts';

const linesOf = async (report: Report): Promise<string[]> =>
  (await rendered(github, report)).split('\n').slice(0, -1);
const many = (count: number, more: Parameters<typeof finding>[1], from = 0) =>
  Array.from({ length: count }, (_, index) => finding(from + index, more));

test('every line is one command of ours, whatever the texts hold', async () => {
  const lines = await linesOf(everyKindReport());
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines)
    expect(line).toMatch(/^::(error|warning|notice) ((file|line|title)=[^:,\r\n]*,?)+::[^\r\n]*$/);
});

test('file and line are named, and colons and commas in properties escaped', async () => {
  const source = { file: 'a,b:c%.sql', line: 7 };
  const [line] = await linesOf(reportOf([finding(0, { source, message: '50% of\nit' })]));
  expect(line).toMatch(/^::error file=a%2Cb%3Ac%25\.sql,line=7,title=/);
  expect(line).toMatch(/::50%25 of%0Ait$/);
});

test.each([
  ['fail', 'block', 'error'],
  ['fail', 'warn', 'warning'],
  ['fail', 'info', 'notice'],
  ['error', 'block', 'error'],
  ['inconclusive', 'block', 'warning'],
  ['pending', 'block', 'notice'],
] as const)('%s %s is ::%s', async (outcome, level, kind) => {
  const lines = await linesOf(reportOf([finding(0, { outcome, level })]));
  expect(lines).toEqual([expect.stringMatching(`^::${kind} `)]);
});

test('ten of each kind at most, the last notice says how many are missing', async () => {
  const results = [
    ...many(12, {}),
    ...many(13, { level: 'warn' }, 100),
    ...many(14, { outcome: 'pending' }, 200),
  ];
  const lines = await linesOf(reportOf(results));
  const count = (kind: string): number => lines.filter((line) => line.startsWith(`::${kind} `)).length;
  expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
  expect(lines.at(-1)).toContain('Not shown here: 2 errors, 3 warnings, 5 notices.');
});
