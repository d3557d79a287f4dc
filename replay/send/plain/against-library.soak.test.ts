import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReaders, type Readers } from './against-library.test-support.ts';
import { readDamaged } from './mutations.test-support.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await openReaders();
});
afterAll(() => readers.close());

test('20,000 damaged replies are read as the library reads them, or refused', async () => {
  const { taken, refused } = await readDamaged(readers, 20_000);
  expect(Math.min(taken, refused)).toBeGreaterThan(1000);
});
