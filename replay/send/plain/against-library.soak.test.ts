import { afterAll, beforeAll, test } from 'vitest';
import { openReaders, type Readers } from './against-library.test-support.ts';
import { checkMutations } from './mutations.test-support.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await openReaders();
});
afterAll(() => readers.close());

test('20,000 damaged replies are read as the library reads them, or refused', () =>
  checkMutations(readers, 20_000));
