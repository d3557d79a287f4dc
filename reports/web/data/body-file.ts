import type { RenderedChunk } from '../../format.ts';
import { visible } from '../../wording/visible.ts';
import { dataFolder } from './part-ids.ts';

/** The first eight bytes of every PNG, and base64 from beginning to end. */
const base64Png = /^iVBORw0KGg[o-r][A-Za-z\d+/]*={0,2}$/;

/** A stored body as a file beside the page. Only what is a picture becomes one; a browser runs neither. */
export function bodyFile(sha256: string, text: string, isPicture: boolean): RenderedChunk {
  if (isPicture && base64Png.test(text))
    return { path: `${dataFolder}/${sha256}.png`, chunk: text, encoding: 'base64' };
  return { path: `${dataFolder}/${sha256}.txt`, chunk: visible(text) };
}
