import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { unpackZstd } from '../capture/index.ts';

/** Most bytes that a body may grow to; beyond it is left as it came, so that no small reply can fill the memory. */
const decodedBytesMax = 32 * 1024 * 1024;

/** Most encodings on top of each other. */
const layersMax = 3;

type Decoder = (raw: Uint8Array) => Buffer;

const limit = { maxOutputLength: decodedBytesMax };
const gzip: Decoder = (raw) => gunzipSync(raw, limit);

const decoders: Readonly<Record<string, Decoder>> = {
  gzip,
  'x-gzip': gzip,
  br: (raw) => brotliDecompressSync(raw, limit),
  deflate: inflateEither,
  zstd: (raw) => unpackZstd(raw, decodedBytesMax),
  identity: (raw) => Buffer.from(raw),
};

/** The content of a body that came with this `content-encoding`; undefined where it cannot be decoded. */
export function decoded(raw: Buffer, encoding: string | undefined): Buffer | undefined {
  if (encoding === undefined || raw.length === 0) return raw;
  const layers = encoding.split(',').map((name) => name.trim().toLowerCase());
  if (layers.length > layersMax) return undefined;
  try {
    return layers.reduceRight((content: Buffer, name) => {
      const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
      if (decoder === undefined) throw new Error(`no decoder for ${name}`);
      return decoder(content);
    }, raw);
  } catch {
    return undefined;
  }
}

/** Servers disagree on whether `deflate` has a zlib header. */
function inflateEither(raw: Uint8Array): Buffer {
  const hasHeader = ((raw[0] ?? 0) & 0x0f) === 8 && (((raw[0] ?? 0) << 8) | (raw[1] ?? 0)) % 31 === 0;
  return hasHeader ? inflateSync(raw, limit) : inflateRawSync(raw, limit);
}
