import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { isNamedByContent } from './asset-sweep.ts';
import { compareScreenshots } from './compare-screenshots.ts';

test.each([
  ['/static/app.22501938a3.css', true],
  ['/assets/index-DiwrgTda.js', true],
  ['/assets/index-BfG2xA9k.js', true],
  ['/_next/static/chunks/main-9f8e7d6c5b4a.js', true],
  ['/fonts/inter_4f2a91bc.woff2', true],
  ['/static/app.js', false],
  ['/static/main-component.js', false],
  ['/static/jquery-3.7.1.min.js', false],
  ['/api/orders/22501938a3', false],
])('%s', (path, expected) => expect(isNamedByContent(path)).toBe(expected));

/** A white picture with black boxes. */
function picture(
  height: number,
  ...boxes: readonly (readonly [x: number, y: number, side: number])[]
): Buffer {
  const png = new PNG({ width: 80, height });
  png.data.fill(255);
  for (const [left, top, side] of boxes) {
    for (let y = top; y < top + side; y += 1)
      for (let x = left; x < left + side; x += 1) png.data.set([0, 0, 0], (y * 80 + x) * 4);
  }
  return PNG.sync.write(png);
}

const plain = picture(80);
const looks = (stable: readonly Buffer[], preview: readonly Buffer[], screenHeight = 80) =>
  compareScreenshots({ stable, preview }, screenHeight);

test('equal pictures differ in nothing', async () => {
  expect(await looks([plain, plain], [plain])).toEqual({ views: 1, difference: 0, restless: 0 });
});

test('what differs is told as a share, with its rows and with pictures', async () => {
  const found = await looks([plain, plain], [picture(80, [20, 40, 20])]);
  expect(found).toMatchObject({ difference: 400 / 6400, restless: 0, rows: { from: 40, to: 59 } });
  const { data } = PNG.sync.read(found?.images?.difference ?? Buffer.alloc(0));
  expect([...data.subarray((50 * 80 + 30) * 4, (50 * 80 + 30) * 4 + 3)]).toEqual([255, 0, 0]);
});

test('what stable changes itself does not count, and hides nothing beside it', async () => {
  const stable = [plain, picture(80, [0, 0, 16])];
  const advertisement = picture(80, [2, 2, 16]);
  const both = picture(80, [2, 2, 16], [50, 60, 10]);
  expect(await looks(stable, [advertisement])).toMatchObject({ difference: 0, restless: 9 / 100 });
  const found = await looks(stable, [both]);
  expect(found).toMatchObject({ difference: 100 / 6400, rows: { from: 60, to: 69 } });
  const { data } = PNG.sync.read(found?.images?.difference ?? Buffer.alloc(0));
  expect([...data.subarray(0, 3)]).not.toEqual([255, 0, 0]);
});

test('what a single visit to preview shows is outvoted', async () => {
  expect(await looks([plain, plain], [plain, picture(80, [20, 40, 20]), plain])).toMatchObject({
    difference: 0,
  });
});

test('what a taller page has more differs; in a long page as much as in a short one', async () => {
  const found = await looks([plain, plain], [picture(120)]);
  expect(found).toMatchObject({ difference: 0.5, rows: { from: 80, to: 119 } });
  const long = await looks([picture(800), picture(800)], [picture(800, [20, 40, 20])]);
  expect(long).toMatchObject({ difference: 400 / 6400 });
});

test('without two pictures of stable nobody knows what it changes itself', async () => {
  expect(await looks([plain], [plain])).toBeUndefined();
  expect(await looks([plain, plain], [])).toBeUndefined();
});
