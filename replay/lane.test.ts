import { expect, test } from 'vitest';
import { armLanes, Lane } from './lane.ts';

test('a lane holds no more than its size and gives the waiting back in their order', () => {
  const lane = new Lane<number>(2);
  expect([1, 2, 3, 4].map((one) => lane.enter(one))).toEqual([true, true, false, false]);
  expect([lane.leave(), lane.leave(), lane.leave()]).toEqual([3, 4, undefined]);
  expect([lane.enter(5), lane.enter(6)]).toEqual([true, false]);
});

test.each([
  { noiseShare: 1, room: 2 },
  { noiseShare: 0, room: 4 },
])('every arm waits alike: $noiseShare asked twice', ({ noiseShare, room }) => {
  const lanes = armLanes<number>({ inFlightMax: 4, noiseShare });
  const entered = (['stable-a', 'stable-b', 'preview'] as const).map(
    (arm) => [1, 2, 3, 4, 5].filter((one) => lanes[arm].enter(one)).length,
  );
  expect(entered).toEqual([room, room, room]);
});
