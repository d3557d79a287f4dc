import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { killAndResume } from './killed-run.test-support.ts';
import { expectNothingLost } from './nothing-lost.test-support.ts';

test('killed at a hundred random moments', async () => {
  let inFlight = 0;
  for (let round = 0; round < 100; round += 1) {
    const killed = await killAndResume(randomInt(0, 700));
    expectNothingLost(killed);
    inFlight += killed.past.inFlight.size;
  }
  // otherwise no kill ever hit a request on its way, and the test says nothing
  expect(inFlight).toBeGreaterThan(20);
});
