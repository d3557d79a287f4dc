import { expect, test } from 'vitest';
import { hasPairs, otherPairs, saidOf } from './real-pairs.test-support.ts';

test.skipIf(!hasPairs).each(otherPairs)(
  'DigitalOcean: $title, and nothing else is said (needs its releases)',
  { timeout: 120_000 },
  async (pair) => expect(await saidOf(pair)).toEqual(pair.said),
);
