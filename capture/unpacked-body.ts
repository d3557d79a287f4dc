import { Decompress } from 'fzstd';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const unpackers: Readonly<Record<string, (body: Buffer, maxOutputLength: number) => Buffer>> = {
  gzip: (body, maxOutputLength) => gunzipSync(body, { maxOutputLength }),
  deflate: (body, maxOutputLength) => inflateSync(body, { maxOutputLength }),
  zstd: unpackZstd,
  br: (body, maxOutputLength) => brotliDecompressSync(body, { maxOutputLength }),
};

/**
 * A recorded body as it was before it was packed. `encoding` is its header `content-encoding`. Undefined where it is
 * packed in another way, is broken, or would be above `bytesMax`.
 */
export function unpackedBody(
  body: Buffer,
  encoding: string | undefined,
  bytesMax: number,
): Buffer | undefined {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity') return body.length <= bytesMax ? body : undefined;
  if (!Object.hasOwn(unpackers, name)) return undefined;
  try {
    return unpackers[name]?.(body, bytesMax);
  } catch {
    return undefined;
  }
}

/** @throws where it is broken, or would be above `maxOutputLength` bytes. */
export function unpackZstd(body: Uint8Array, maxOutputLength: number): Buffer {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const unpacking = new Decompress((piece) => {
    bytes += piece.length;
    if (bytes > maxOutputLength) throw new RangeError('too long');
    pieces.push(piece);
  });
  unpacking.push(body, true);
  return Buffer.concat(pieces);
}
