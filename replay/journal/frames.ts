/**
 * A file of records, each framed by its lengths and a checksum: JSON, then chunks of bytes.
 * A record is written by one call of the operating system, so a killed writer leaves at most one torn record
 * at the end.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { HarnessError } from '../../reports/index.ts';

/** First bytes of every journal. The number is the version of the format. */
export const magic: Buffer = Buffer.from('seaworthy journal 1\n');

/** Length of the JSON, length of all chunks, CRC-32 of both; 4 bytes each, little endian. */
const headerBytes = 12;

export interface Frame {
  readonly json: unknown;
  readonly chunks: readonly Buffer[];
}

/** The pieces to write, in their order. */
export function encodeFrame(json: object, chunks: readonly Buffer[] = []): readonly Buffer[] {
  const sizes = chunks.map((chunk) => chunk.length);
  const text = Buffer.from(JSON.stringify({ ...json, sizes: sizes.length === 0 ? undefined : sizes }));
  const header = Buffer.allocUnsafe(headerBytes);
  header.writeUInt32LE(text.length, 0);
  header.writeUInt32LE(
    sizes.reduce((total, size) => total + size, 0),
    4,
  );
  header.writeUInt32LE(
    chunks.reduce((sum, chunk) => crc32(chunk, sum), crc32(text)),
    8,
  );
  return [header, text, ...chunks];
}

/** Is told what stands in a journal, in its order. */
export interface FrameListener {
  /** Gives `false` to hear no more. */
  onFrame(frame: Frame): boolean | void;
  /** Whether a record that is damaged in itself may be left out; by default none may. */
  mayLack?(content: Buffer): boolean;
}

/** In bytes. */
export interface JournalLengths {
  /** Of what is whole; what follows it is a torn last record. */
  readonly bytes: number;
  /** Of the file. */
  readonly fileBytes: number;
}

/**
 * Tells of every record.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal, and for a damaged record that must not lack
 *   or that hides where the next one begins.
 */
export function readFrames(file: string, listener: FrameListener): JournalLengths {
  const fd = open(file);
  try {
    const size = fstatSync(fd).size;
    if (!readAt(fd, 0, Math.min(magic.length, size)).equals(magic)) throw noJournal(file);
    let at = magic.length;
    while (at + headerBytes <= size) {
      const found = frameAt(fd, at, size);
      const isLast = found === undefined || (!found.isWhole && found.end === size);
      if (isLast) {
        if (hasFrameAfter(fd, at, size)) throw damaged(file, at);
        break;
      }
      if (found.isWhole) {
        if (listener.onFrame(frameOf(found.content, found.textBytes)) === false)
          return { bytes: found.end, fileBytes: size };
      } else if (listener.mayLack?.(found.content) !== true) throw damaged(file, at);
      at = found.end;
    }
    return { bytes: at, fileBytes: size };
  } finally {
    closeSync(fd);
  }
}

interface Found {
  readonly content: Buffer;
  readonly textBytes: number;
  readonly end: number;
  /** As it was written, by its checksum. */
  readonly isWhole: boolean;
}

/** Undefined where its lengths cannot be right. */
function frameAt(fd: number, at: number, size: number): Found | undefined {
  if (at < 0 || at + headerBytes > size) return undefined;
  const header = readAt(fd, at, headerBytes);
  const [textBytes, chunkBytes] = [header.readUInt32LE(0), header.readUInt32LE(4)];
  const end = at + headerBytes + textBytes + chunkBytes;
  if (end > size || textBytes === 0) return undefined;
  const content = readAt(fd, at + headerBytes, textBytes + chunkBytes);
  return { content, textBytes, end, isWhole: crc32(content) === header.readUInt32LE(8) };
}

/** Whether what cannot be read is more than a torn last record: then it would hide what follows. */
function hasFrameAfter(fd: number, from: number, size: number): boolean {
  for (let at = from; at < size; at += searchedAtOnce - textBegin.length) {
    const piece = readAt(fd, at, Math.min(searchedAtOnce, size - at));
    for (let begin = piece.indexOf(textBegin); begin >= 0; begin = piece.indexOf(textBegin, begin + 1)) {
      const frame = at + begin - headerBytes;
      if (frame > from && frameAt(fd, frame, size)?.isWhole === true) return true;
    }
  }
  return false;
}

/** Every record begins with its kind. */
const textBegin = Buffer.from('{"t":"');
const searchedAtOnce = 1024 * 1024;

function frameOf(content: Buffer, textBytes: number): Frame {
  const json = JSON.parse(content.toString('utf8', 0, textBytes)) as { readonly sizes?: readonly number[] };
  let at = textBytes;
  const chunks = (json.sizes ?? []).map((size) => content.subarray(at, (at += size)));
  return { json, chunks };
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: 'There is no journal.',
      where: file,
      todo: 'Name the folder of a run; by default they are below .seaworthy/replays.',
      cause,
    });
  }
}

function readAt(fd: number, at: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  const read = readSync(fd, buffer, 0, bytes, at);
  return buffer.subarray(0, read);
}

function noJournal(file: string): HarnessError {
  return new HarnessError('input-unreadable', {
    what: 'This is no journal of a replay, or one of another version of Seaworthy.',
    where: file,
    todo: 'Name the folder of a run, and use the version of Seaworthy that wrote it.',
  });
}

function damaged(file: string, at: number): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `The journal is damaged at byte ${at}, and records follow.`,
    where: file,
    todo: 'Restore it from a copy, or replay again.',
  });
}
