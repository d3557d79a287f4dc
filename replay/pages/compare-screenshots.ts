/** The only file that decodes and compares images. */

export interface ImageComparison {
  /** Share of the pixels that differ. Where one image is larger, what it has more differs. */
  readonly share: number;
  /** PNG: what differs is red on a pale copy of the first image. Absent where nothing differs. */
  readonly picture?: Buffer;
}

/** Below this distance in colour two pixels are the same to the eye (pixelmatch's own scale, 0 to 1). */
const threshold = 0.1;

/** Compares two PNGs pixel by pixel; smoothed edges do not count. */
export async function compareScreenshots(first: Buffer, second: Buffer): Promise<ImageComparison> {
  if (first.equals(second)) return { share: 0 };
  const [{ PNG }, { default: pixelmatch }] = await Promise.all([import('pngjs'), import('pixelmatch')]);
  const [a, b] = [PNG.sync.read(first), PNG.sync.read(second)];
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const onCanvas = (image: typeof a): Buffer => {
    const canvas = new PNG({ width, height });
    PNG.bitblt(image, canvas, 0, 0, image.width, image.height, 0, 0);
    return canvas.data;
  };
  const picture = new PNG({ width, height });
  const pixels = [onCanvas(a), onCanvas(b)] as const;
  const differing = pixelmatch(...pixels, picture.data, width, height, { threshold, alpha: 0.3 });
  if (differing === 0) return { share: 0 };
  return { share: differing / (width * height), picture: PNG.sync.write(picture) };
}
