import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interleave } from './benchmark.ts';
import { benchmarks } from './index.ts';
import { median, tableOf } from './table.ts';

const docs = readFileSync(join(import.meta.dirname, '..', 'docs', 'benchmarks.md'), 'utf8');

test('every benchmark of the folder is in the registry, under the name of its file', () => {
  const files = readdirSync(import.meta.dirname).filter((name) =>
    /^export const \w+: Benchmark = \{/m.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
  );
  expect(benchmarks.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

test('the docs have one section for each, and no other', () => {
  const sections = [...docs.matchAll(/^## `(.+)`$/gm)].map(([, id]) => id);
  expect(sections).toEqual(benchmarks.map(({ id }) => id));
});

describe.each(benchmarks)('the section of $id', ({ id, question, peers }) => {
  const section = docs.split(`## \`${id}\`\n`)[1]?.split('\n## ')[0] ?? '';

  test('asks its question and names the command', () => {
    expect(section).toContain(question);
    expect(section).toContain(`npm run bench -- ${id}\n`);
  });

  test('shows a result with ratios, held against a peer', () => {
    expect(section).toMatch(/^\| .* \| median .*\| ratio +\|$/m);
    expect(section).toMatch(/\| 1\.00 +\|$/m);
    expect(peers.length).toBeGreaterThan(0);
  });
});

test('contenders take turns, and the first round does not count', async () => {
  const calls: string[] = [];
  const contender = (name: string, costs: number[]) => ({
    name,
    unit: 'ms',
    measure: async () => (calls.push(name), costs.shift() ?? NaN),
  });
  const rows = await interleave(2, [contender('a', [9, 1, 2]), contender('b', [9, 3, 4])]);
  expect(calls.join('')).toBe('ababab');
  expect(rows.map(({ costs }) => costs)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('contenders are closed, also where one fails', async () => {
  const closed: string[] = [];
  const contender = (name: string, measure: () => Promise<number>) => ({
    name,
    unit: 'ms',
    measure,
    close: () => void closed.push(name),
  });
  const failing = contender('b', () => Promise.reject(new Error('only 1 of 2 requests were answered')));
  await expect(interleave(1, [contender('a', () => Promise.resolve(1)), failing])).rejects.toThrow(
    'only 1 of 2',
  );
  expect(closed).toEqual(['a', 'b']);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
  [[1, 2], 1.5],
])('the median of %j is %d', (values, middle) => expect(median(values)).toBe(middle));

test('ratios are to the first of the same unit, and what was skipped is named', () => {
  const table = tableOf([
    { name: 'peer', unit: 'ms', costs: [10, 20, 30] },
    { name: 'ours', unit: 'ms', costs: [50] },
    { name: 'other', unit: 's', costs: [7] },
    { name: 'absent', skipped: 'not on PATH' },
  ]);
  const lines = table.split('\n').map((line) => line.replace(/ +/g, ' '));
  expect(lines.slice(2)).toEqual([
    '| peer | 20.0 ms | 10.0 – 30.0 | 1.00 |',
    '| ours | 50.0 ms | 50.0 – 50.0 | 2.50 |',
    '| other | 7.00 s | 7.00 – 7.00 | 1.00 |',
    '| absent | skipped: not on PATH | | |',
  ]);
});
