import { expect, test } from 'vitest';
import { rankChance } from './rank-chance.ts';

test.each<readonly [string, readonly number[], readonly number[], number]>([
  ['three above all six', [1, 2, 3, 4, 5, 6], [7, 8, 9], 1 / 84],
  ['one of them among the six', [1, 2, 3, 4, 5, 7], [6, 8, 9], 2 / 84],
  ['three below all six', [4, 5, 6, 7, 8, 9], [1, 2, 3], 1],
  ['one above one', [1], [2], 1 / 2],
  ['nothing but equal values', [1, 1], [1, 1], 4 / 6],
])('%s', (_name, first, second, chance) => expect(rankChance(first, second)).toBeCloseTo(chance, 10));

test('many values take no time and no memory', () => {
  const values = Array.from({ length: 40 }, (_, nth) => nth);
  expect(rankChance(values, values.slice(20))).toBeLessThan(0.001);
});
