import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReaders, seeds, type Readers } from './against-library.test-support.ts';
import { readDamaged } from './mutations.test-support.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await openReaders();
});
afterAll(() => readers.close());

test.each(seeds)('both read %j as the same, cut at any byte', async (seed) => {
  const whole = await readers.both([seed], 'GET');
  expect(whole.ours).not.toBe('refused');
  expect(whole.ours).toEqual(whole.library);
  for (let cut = 1; cut < seed.length; cut += 7) {
    expect((await readers.both([seed.slice(0, cut), seed.slice(cut)], 'GET')).ours).toEqual(whole.ours);
  }
  const head = await readers.both([seed.slice(0, seed.lastIndexOf('\r\n\r\n') + 4)], 'HEAD');
  expect(head.ours).toEqual(head.library);
});

test('what is damaged is read as the library reads it, or refused', async () => {
  const { taken, refused } = await readDamaged(readers, 150);
  expect(Math.min(taken, refused)).toBeGreaterThan(10);
});
