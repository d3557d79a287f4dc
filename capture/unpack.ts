import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isZstd, unzstd } from './zstd.ts';

/** How a file is packed, told by its first bytes and not by its name. */
export interface Packing {
  readonly name: 'gzip' | 'zstd';
  fits(first: Uint8Array): boolean;
  /** Ends with an error where the data is broken or ends too early; all that could be unpacked came before. */
  unpack(chunks: AsyncIterable<Uint8Array>, chunkBytes: number): AsyncIterable<Uint8Array>;
}

const packings: readonly Packing[] = [
  { name: 'gzip', fits: ([first, second]) => first === 0x1f && second === 0x8b, unpack: gunzip },
  { name: 'zstd', fits: isZstd, unpack: unzstd },
];

/** Undefined for plain files. */
export function packingOf(first: Uint8Array): Packing | undefined {
  return packings.find((packing) => packing.fits(first));
}

/** zlib takes zeros behind the data for its end: what follows them would be lost without a word. */
async function* gunzip(chunks: AsyncIterable<Uint8Array>, chunkSize: number): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize });
  let [bytes, filledBytes] = [0, 0];
  const flushed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const filled = chunk.findLastIndex((byte) => byte !== 0) + 1;
      if (filled > 0) filledBytes = bytes + filled;
      bytes += chunk.length;
      yield chunk;
    }
    // What comes in one step with the end of a cut file would be lost.
    await new Promise<void>((resolve) => unpacked.flush(resolve));
  };
  const fed = new Promise<void>((resolve) => void pipeline(flushed, unpacked, () => resolve()));
  yield* unpacked;
  await fed;
  if (filledBytes > unpacked.bytesWritten) throw new Error('what follows it is no gzip data');
}
