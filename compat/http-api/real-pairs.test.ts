import { expect, test } from 'vitest';
import { endpointsRemoved, hasPairs, saidOf } from './real-pairs.test-support.ts';

test.skipIf(!hasPairs)(
  `DigitalOcean: ${endpointsRemoved.title}, and nothing else is said (needs its releases)`,
  { timeout: 60_000 },
  async () => expect(await saidOf(endpointsRemoved)).toEqual(endpointsRemoved.said),
);
