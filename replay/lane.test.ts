import { expect, test } from 'vitest';
import { Lane } from './lane.ts';

test('a lane holds no more than its size and gives the waiting back in their order', () => {
  const lane = new Lane<number>(2);
  expect([1, 2, 3, 4].map((one) => lane.enter(one))).toEqual([true, true, false, false]);
  expect([lane.leave(), lane.leave(), lane.leave()]).toEqual([3, 4, undefined]);
  expect([lane.enter(5), lane.enter(6)]).toEqual([true, false]);
});
