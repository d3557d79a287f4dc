import { expect } from 'vitest';
import { planned, type Killed } from './killed-run.test-support.ts';

/**
 * Every recorded reply is still there, every planned request is recorded once in the end, and none was asked
 * twice that had not been in flight.
 */
export function expectNothingLost({ past, final, report, asked }: Killed): void {
  expect(final.seen.size).toBe(planned);
  for (const place of past.seen) expect(final.seen.has(place)).toBe(true);
  expect(report.ledger).toMatchObject({ sent: planned, compared: planned });
  const mayBeTwice = new Set([...past.inFlight.keys()].map((place) => past.requests[place]?.target));
  for (const [group, most] of [
    ['stable', 2],
    ['preview', 1],
  ] as const) {
    expect(asked[group].size).toBe(planned);
    for (const [target, times] of asked[group]) {
      expect(times).toBeGreaterThanOrEqual(most);
      expect(times, `${group} ${target}`).toBeLessThanOrEqual(mayBeTwice.has(target) ? 2 * most : most);
    }
  }
  const remark = `in flight when the run ended: ${past.inFlight.size} request`;
  expect(report.notices?.some(({ message }) => message.includes(remark))).toBe(true);
}
