import { expect, test } from 'vitest';
import { alarmsOf, chanceOf } from './equal-groups.test-support.ts';

test('the same build in both groups is silent in 99 of 100 runs', async () => {
  const alarms = await alarmsOf(100);
  expect({ alarms, likely: chanceOf(alarms.length, 100) > 0.01 }).toEqual({ alarms, likely: true });
});

test('and so many alarms would be too many', () => {
  expect(chanceOf(1, 100)).toBeGreaterThan(0.5);
  expect(chanceOf(5, 100)).toBeLessThan(0.01);
});
