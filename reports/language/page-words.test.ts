import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { page } from './zh-cn/page.ts';

const folder = new URL('../web', import.meta.url).pathname;

/** What the sources of the page ask for with `t('…')`, as they stand between the quotes. */
function asked(): readonly string[] {
  const sources = globSync('**/*.{ts,tsx}', { cwd: folder, absolute: true }).filter(
    (file) => !/\.test(-support)?\./.test(file),
  );
  const calls = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /\bt\(\s*(?<quote>['"])(?<words>(?:\\.|(?!\k<quote>).)*)\k<quote>/gs,
    ),
  ]);
  return [...new Set(calls.map(({ groups }) => (groups?.['words'] ?? '').replaceAll("\\'", "'")))];
}

test('every word of the page has a translation', () => {
  expect(asked().length).toBeGreaterThan(100);
  expect(asked().filter((words) => !Object.hasOwn(page, words))).toEqual([]);
});

test('a translation keeps the holes of the words', () => {
  const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [english, chinese] of Object.entries(page))
    expect([english, holes(chinese)]).toEqual([english, holes(english)]);
});
