import type { BlobStore } from './blobs.ts';
import type { Format, RenderedChunk, RenderOptions } from './format.ts';
import { HarnessError } from './harness-error.ts';
import type { Report } from './report.ts';

/**
 * Renders a report piece by piece. The caller writes each piece before it asks for the next, so a slow
 * disk slows the rendering and memory stays flat.
 *
 * @throws {HarnessError} `render-failed` when the format breaks. What was written until then is incomplete.
 * @example
 * for await (const { path, chunk } of renderReport(format, report, blobs, { color: false })) await write(path, chunk);
 */
export async function* renderReport(
  format: Format,
  report: Report,
  blobs: BlobStore,
  options: RenderOptions,
): AsyncIterable<RenderedChunk> {
  try {
    yield* format.render(report, blobs, options);
  } catch (cause) {
    throw new HarnessError('render-failed', {
      what: `The ${format.id} output could not be made: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: `--reporter ${format.id}`,
      todo: 'The report itself is whole; render it again in another format with: seaworthy report --reporter json',
      cause,
    });
  }
}
