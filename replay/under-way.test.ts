import { expect, test } from 'vitest';
import { UnderWay } from './under-way.ts';

test('those that come back in one turn of the event loop are gone on from together', async () => {
  const underWay = new UnderWay();
  for (let nth = 0; nth < 3; nth += 1) underWay.left();
  setImmediate(() => {
    underWay.back(() => {});
    queueMicrotask(() => queueMicrotask(() => underWay.back(() => {})));
  });
  await underWay.oneBack();
  expect(underWay.count).toBe(1);
});

test('what is thrown over one that is back comes out of the next wait, and all are counted', async () => {
  const underWay = new UnderWay();
  for (let nth = 0; nth < 2; nth += 1) underWay.left();
  setImmediate(() => {
    underWay.back(() => {
      throw new Error('the disk is full');
    });
    underWay.back(() => {});
  });
  await expect(underWay.allBack()).rejects.toThrow('the disk is full');
  expect(underWay.count).toBe(0);
});
