import { expect, test } from 'vitest';
import { independenceOf } from './contingency.ts';

test('chi-square as tables have it', () => {
  // (30-20)^2/20 + (10-20)^2/20 twice: 20 at one degree of freedom.
  const found = independenceOf({ v0: { a: 30, b: 10 }, v1: { a: 10, b: 30 } });
  expect(found).toMatchObject({ count: 80, degrees: 1, chiSquare: 20, leastExpected: 20 });
  // Tables: 10.828 of one degree of freedom has a probability of 0.001, which is 3.09 deviations.
  const off = Math.sqrt(10.828 * 400) / 4;
  const rare = independenceOf({ v0: { a: 100 + off, b: 100 - off }, v1: { a: 100 - off, b: 100 + off } });
  expect(rare.chiSquare).toBeCloseTo(10.828, 2);
  expect(rare.deviations).toBeCloseTo(3.09, 1);
  expect(independenceOf({ v0: { a: 5, b: 5 }, v1: { a: 5, b: 5 } }).deviations).toBeLessThan(0);
  expect(independenceOf({ v0: { a: 5, b: 5 } }).degrees).toBe(0);
});
