import { expect, test } from 'vitest';
import { alarmsOf, chanceOf } from './equal-groups.test-support.ts';

test('the same build in both groups is silent in 99 of 100 of 1,000 runs', async () => {
  const alarms = await alarmsOf(1000);
  expect({ alarms, likely: chanceOf(alarms.length, 1000) > 0.01 }).toEqual({ alarms, likely: true });
});
