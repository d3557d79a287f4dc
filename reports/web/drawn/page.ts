import type { BlobStore } from '../../blobs.ts';
import type { RenderedChunk, RenderOptions } from '../../format.ts';
import type { Report } from '../../report.ts';
import { PackedPage } from '../data/packed-page.ts';
import { drawnData } from './drawn-data.ts';
import { firstPaint } from './first-paint.tsx';
import { frameEnd, frameMiddle, frameStart } from './frame.ts';
import { pageScript } from './page-script.ts';

/** The page of a report in pieces of at most 64 KiB; what it would be too large with comes as files beside it. */
export async function* page(
  report: Report,
  blobs: BlobStore,
  options: RenderOptions,
): AsyncIterable<RenderedChunk> {
  const script = await pageScript();
  const data = drawnData(report, options);
  const drawn = frameStart(report, script) + firstPaint(data) + frameMiddle;
  yield* pieces(drawn);
  const size = { ...data.size, bytes: Buffer.byteLength(drawn) + script.length };
  yield* new PackedPage(report, { ...data, size }, blobs).chunks();
  yield* pieces(frameEnd(script));
}

const pieceCharactersMax = 65_536;

function* pieces(text: string): Iterable<RenderedChunk> {
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, from + pieceCharactersMax);
    // A character of two code units is written as a whole or not at all.
    const chunk = /[\ud800-\udbff]$/.test(piece) ? piece.slice(0, -1) : piece;
    yield { path: '', chunk };
    from += chunk.length;
  }
}
