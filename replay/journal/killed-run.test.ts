/** A run that is killed at any moment. A hundred moments are in the soak test. */
import { expect, test } from 'vitest';
import { balanced } from '../two-groups.test-support.ts';
import { expectNothingLost } from './nothing-lost.test-support.ts';
import { killAndResume } from './killed-run.test-support.ts';

test.concurrent.each([0, 90, 210, 330, 480])('killed %i ms after its first request', async (afterMs) => {
  const killed = await killAndResume(afterMs);
  expectNothingLost(killed);
  expect(balanced(killed.report)).toBe(true);
});
