import type { Decompress } from 'fzstd';
import type { XXHashAPI } from 'xxhash-wasm';
import { BytePuller } from './byte-puller.ts';

/** A frame, and one that holds something else and is skipped (RFC 8878, 3.1). */
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryIdBytes = [0, 1, 2, 4];
const contentSizeBytes = [0, 2, 4, 8];
const skippedAtOnce = 64 * 1024;
const repeatedByte = 1;
const reserved = 3;

/** pzstd writes first a frame that is skipped. */
export function isZstd(first: Uint8Array): boolean {
  if (first.length < 4) return false;
  const kind = Buffer.from(first.buffer, first.byteOffset, 4).readUInt32LE();
  return kind === frameMagic || isSkipped(kind);
}

/** Its last digit may be anything. */
function isSkipped(magic: number): boolean {
  return magic >>> 4 === skippableMagic >>> 4;
}

/**
 * Unpacks zstd frames, one behind the other, and checks their checksums, which `fzstd` leaves to others. Node has a
 * zstd of its own only from 22.15 on, so all versions take this one.
 */
export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = new BytePuller(chunks);
  const [{ Decompress }, { default: xxhash }] = await Promise.all([import('fzstd'), import('xxhash-wasm')]);
  const libraries = { Decompress, checksums: await xxhash() };
  for (let magic = await input.maybe(4); magic !== undefined; magic = await input.maybe(4)) {
    const kind = magic.readUInt32LE();
    if (isSkipped(kind)) await skip(input);
    else if (kind === frameMagic) yield* unpackFrame(input, magic, libraries);
    else throw new Error('what follows a frame is no frame');
  }
}

interface Libraries {
  readonly Decompress: typeof Decompress;
  readonly checksums: XXHashAPI;
}

async function* unpackFrame(
  input: BytePuller,
  magic: Buffer,
  { Decompress, checksums }: Libraries,
): AsyncGenerator<Uint8Array> {
  const hash = checksums.create64();
  const unpacked: Uint8Array[] = [];
  const stream = new Decompress((piece) => {
    hash.update(piece);
    unpacked.push(piece);
  });
  const descriptor = await input.take(1);
  const flags = descriptor.readUInt8();
  stream.push(Buffer.concat([magic, descriptor, await input.take(headerBytes(flags))]));
  for (let isLast = false; !isLast;) {
    const header = await input.take(3);
    const bits = header.readUIntLE(0, 3);
    const type = (bits >> 1) & 3;
    isLast = (bits & 1) === 1;
    if (type === reserved) throw new Error('a block is of no known type');
    stream.push(Buffer.concat([header, await input.take(type === repeatedByte ? 1 : bits >> 3)]));
    yield* unpacked.splice(0);
  }
  const checksum = await input.take((flags & 4) === 0 ? 0 : 4);
  stream.push(checksum, true);
  yield* unpacked.splice(0);
  const isRight =
    checksum.length === 0 || BigInt.asUintN(32, hash.digest()) === BigInt(checksum.readUInt32LE());
  if (!isRight) throw new Error('a checksum differs');
}

/** Of what stands between the descriptor of a frame and its first block. */
function headerBytes(flags: number): number {
  const isSingleSegment = (flags & 32) !== 0;
  const sizeFlag = flags >> 6;
  const windowAndSize = isSingleSegment && sizeFlag === 0 ? 1 : (contentSizeBytes[sizeFlag] ?? 0);
  return (isSingleSegment ? 0 : 1) + windowAndSize + (dictionaryIdBytes[flags & 3] ?? 0);
}

async function skip(input: BytePuller): Promise<void> {
  let left = (await input.take(4)).readUInt32LE();
  for (; left > 0; left -= Math.min(left, skippedAtOnce)) await input.take(Math.min(left, skippedAtOnce));
}
