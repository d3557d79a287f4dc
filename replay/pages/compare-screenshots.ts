/** The only file that decodes and compares images. */
import { setImmediate } from 'node:timers/promises';
import type { PNG } from 'pngjs';
import { median } from './median.ts';
import type { Looks } from './page-facts.ts';
import { RestlessTiles, type Remaining } from './restless-tiles.ts';

/** Below this distance in colour two pixels are the same to the eye (pixelmatch's own scale, 0 to 1). */
const threshold = 0.1;

/** PNGs of one page, all taken in the same viewport. */
export interface Screenshots {
  readonly stable: readonly Buffer[];
  readonly preview: readonly Buffer[];
}

/**
 * Compares preview with stable wherever stable always looks the same; smoothed edges do not count. Undefined with
 * fewer than two pictures of stable, which is what its unrest is learned from, or without one of preview.
 */
export async function compareScreenshots(
  { stable, preview }: Screenshots,
  screenHeight: number,
): Promise<Looks | undefined> {
  const [reference, ...others] = stable;
  if (reference === undefined || others.length === 0 || preview.length === 0) return undefined;
  const compare = await openComparison(reference, [...others, ...preview]);
  const restless = new RestlessTiles(compare.size);
  for (const picture of others) {
    if (!picture.equals(reference)) restless.add((await compare.with(picture)).data);
  }
  restless.grow();
  const shares: number[] = [];
  let worst: (Remaining & { readonly picture: Buffer; readonly drawn: PNG }) | undefined;
  for (const picture of preview) {
    const drawn = await compare.with(picture);
    const remaining = restless.remaining(drawn.data, screenHeight);
    shares.push(remaining?.share ?? 0);
    if (remaining !== undefined && remaining.share > (worst?.share ?? 0))
      worst = { ...remaining, picture, drawn };
  }
  return {
    views: shares.length,
    difference: median(shares),
    restless: restless.share,
    ...(worst !== undefined && {
      rows: worst.rows,
      images: {
        stable: reference,
        preview: worst.picture,
        difference: compare.encode(restless.shade(worst.drawn)),
      },
    }),
  };
}

/** Draws pictures over the first one: what differs is red on a pale copy. Where one is larger, what it has more differs. */
async function openComparison(reference: Buffer, others: readonly Buffer[]) {
  const [{ PNG }, { default: pixelmatch }] = await Promise.all([import('pngjs'), import('pixelmatch')]);
  const sizes = [reference, ...others].map(sizeOf);
  const size = {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
  const onCanvas = (picture: Buffer): Buffer => {
    const image = PNG.sync.read(picture);
    const canvas = new PNG(size);
    PNG.bitblt(image, canvas, 0, 0, image.width, image.height, 0, 0);
    return canvas.data;
  };
  const first = onCanvas(reference);
  return {
    size,
    async with(picture: Buffer): Promise<PNG> {
      // one picture takes a tenth of a second: whoever wants to stop is heard in between
      await setImmediate();
      const drawn = new PNG(size);
      const other = picture.equals(reference) ? first : onCanvas(picture);
      pixelmatch(first, other, drawn.data, size.width, size.height, { threshold, alpha: 0.3 });
      return drawn;
    },
    encode: (drawn: PNG): Buffer => PNG.sync.write(drawn),
  };
}

/** As the first chunk of a PNG says (PNG specification, 11.2.2 IHDR). */
function sizeOf(picture: Buffer): { readonly width: number; readonly height: number } {
  return { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
}
