import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unzstd } from './zstd.ts';

/** How a file is packed, told by its first bytes and not by its name. */
export interface Packing {
  readonly name: 'gzip' | 'zstd';
  readonly magic: readonly number[];
  /** Ends with an error where the data is broken or ends too early; all that could be unpacked came before. */
  unpack(chunks: AsyncIterable<Uint8Array>, chunkBytes: number): AsyncIterable<Uint8Array>;
}

const packings: readonly Packing[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: gunzip },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: unzstd },
];

/** Undefined for plain files. */
export function packingOf(first: Uint8Array): Packing | undefined {
  return packings.find(({ magic }) => magic.every((byte, at) => first[at] === byte));
}

function gunzip(chunks: AsyncIterable<Uint8Array>, chunkSize: number): AsyncIterable<Uint8Array> {
  const unpacked = createGunzip({ chunkSize });
  const flushed = async function* (): AsyncGenerator<Uint8Array> {
    yield* chunks;
    // What comes in one step with the end of a cut file would be lost.
    await new Promise<void>((resolve) => unpacked.flush(resolve));
  };
  return pipeline(flushed, unpacked, () => {});
}
