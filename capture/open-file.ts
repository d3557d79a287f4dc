import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { HarnessError } from '../reports/harness-error.ts';
import { standardInput } from './capture-paths.ts';
import { plainText } from './plain-text.ts';
import { ByteSource, type SourceNotes } from './source.ts';
import { packingOf, type Packing } from './unpack.ts';

/** More at a time reads no faster. */
export const chunkBytesMax = 256 * 1024;

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  /** How much is read at a time; less when many files are open. Default 256 KiB. */
  readonly chunkBytes?: number | undefined;
}

/**
 * Opens a capture file, or `-` for standard input, plain, gzip or zstd. Close it after use. A file that breaks off is read up to there and
 * noted as partial; one of which nothing can be read gives `capture-unreadable`.
 */
export function openFile(file: string, options: OpenOptions = {}): ByteSource {
  const notes: SourceNotes = {};
  return new ByteSource(file, fileChunks(file, notes, options), notes);
}

async function* fileChunks(
  file: string,
  notes: SourceNotes,
  { signal, chunkBytes = chunkBytesMax }: OpenOptions,
): AsyncGenerator<Uint8Array> {
  // by its number: `/dev/stdin` is not there everywhere, and cannot be opened where it is a socket
  const own = file === standardInput ? { fd: 0, autoClose: false } : {};
  const stream = createReadStream(file, { ...own, highWaterMark: chunkBytes, signal });
  let packing: Packing | undefined;
  let isBegun = false;
  try {
    await once(stream, 'readable');
    const first = stream.read() as Buffer | null;
    if (first === null) return;
    stream.unshift(first);
    packing = packingOf(first);
    notes.packing = packing?.name;
    const unpacked = packing?.unpack(stream, chunkBytes) ?? (stream as AsyncIterable<Uint8Array>);
    for await (const chunk of plainText(unpacked)) {
      isBegun = true;
      yield chunk;
    }
  } catch (error) {
    if (signal?.aborted === true) return;
    if (!isBegun) throw unreadable(file, error, packing);
    notes.partial = reasonOf(error, packing);
  } finally {
    stream.destroy();
  }
}

const todos: Record<string, string> = {
  ENOENT: 'Check the path; there is no such file. What a program writes is read as -.',
  EISDIR: 'Name the files inside this folder.',
  EACCES: 'Make the file readable for this user.',
};

function unreadable(file: string, cause: unknown, packing: Packing | undefined): HarnessError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const reason = reasonOf(cause, packing);
  return new HarnessError('capture-unreadable', {
    what: `The capture cannot be read: ${reason}.`,
    where: file,
    todo: todos[code] ?? (packing === undefined ? 'Check the file.' : 'Fetch the file again.'),
    cause,
  });
}

function reasonOf(cause: unknown, packing: Packing | undefined): string {
  const { code, message, syscall } = cause as NodeJS.ErrnoException;
  if (packing === undefined || syscall !== undefined) return code ?? message;
  return `the ${packing.name} data is broken or cut off (${message})`;
}
