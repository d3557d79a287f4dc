import { expect, test } from 'vitest';
import { ownTime, sharesBetween } from './own-time.ts';

test('a process that works without a pause is busy all the time, whether it has a core or waits for one', () => {
  const before = ownTime();
  const end = performance.now() + 60;
  while (performance.now() < end);
  const { clientBusy, clientWaited } = sharesBetween(before, ownTime());
  expect(clientBusy).toBeGreaterThan(0.5);
  expect(clientWaited).toBeLessThanOrEqual(clientBusy);
});

test.each(['', '0 0 0\n'])('where the system does not count waiting (%j), work is counted', (schedstat) => {
  expect(ownTime(schedstat)).toMatchObject({ waited: 0 });
  expect(ownTime(schedstat).worked).toBeGreaterThan(0);
});

test('shares are those of the time between', () => {
  const before = { worked: 1000, waited: 500, at: 2000 };
  const after = { worked: 1100, waited: 800, at: 2500 };
  expect(sharesBetween(before, after)).toEqual({ clientBusy: 0.8, clientWaited: 0.6 });
});
