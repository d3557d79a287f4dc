import { expect, test } from 'vitest';
import { pageWords } from '../web/page-words.test-support.ts';
import { page } from './zh-cn/index.ts';

test('every word of the page has a translation', () => {
  const words = [...new Set(pageWords().flatMap(({ words }) => (words === undefined ? [] : [words])))];
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((one) => !Object.hasOwn(page, one))).toEqual([]);
});

test('a translation keeps the holes of the words', () => {
  const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [english, chinese] of Object.entries(page))
    expect([english, holes(chinese)]).toEqual([english, holes(english)]);
});
