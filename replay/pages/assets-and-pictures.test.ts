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

/** A white picture, black below `from`. */
function picture(width: number, height: number, from = height): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (let at = 0; at < width * height; at += 1) {
    if (Math.floor(at / width) >= from) png.data.set([0, 0, 0], at * 4);
  }
  return PNG.sync.write(png);
}

test('equal pictures differ in nothing', async () => {
  expect(await compareScreenshots(picture(40, 40, 10), picture(40, 40, 10))).toEqual({ share: 0 });
});

test('the share of other pixels is told, with a picture of them', async () => {
  const { share, picture: difference } = await compareScreenshots(picture(40, 40), picture(40, 40, 30));
  expect(share).toBeCloseTo(0.25, 1);
  expect(PNG.sync.read(difference ?? Buffer.alloc(0))).toMatchObject({ width: 40, height: 40 });
});

test('what a taller page has more differs', async () => {
  const { share } = await compareScreenshots(picture(40, 40), picture(40, 80));
  expect(share).toBeCloseTo(0.5, 1);
});
