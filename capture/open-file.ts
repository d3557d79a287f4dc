import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HarnessError } from '../reports/index.ts';
import { ByteSource } from './source.ts';

/** A capture file, plain or gzip (told by its first bytes, not its name). Close it after use. */
export function openFile(file: string, signal?: AbortSignal): ByteSource {
  return new ByteSource(file, fileChunks(file, signal));
}

async function* fileChunks(file: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024, signal });
  try {
    await once(stream, 'readable');
    const first = stream.read() as Buffer | null;
    if (first === null) return;
    refuseZstd(first);
    stream.unshift(first);
    const isGzip = first[0] === 0x1f && first[1] === 0x8b;
    yield* isGzip ? pipeline(stream, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : stream;
  } catch (error) {
    if (signal?.aborted === true) return;
    throw error instanceof HarnessError ? error : unreadable(file, error);
  } finally {
    stream.destroy();
  }
}

function refuseZstd(first: Buffer): void {
  if (first.length < 4 || first.readUInt32LE(0) !== 0xfd2fb528) return;
  throw new HarnessError('capture-unreadable', {
    what: 'This file is packed with zstd, which is not read yet.',
    todo: 'Unpack it first: zstd -d FILE.',
  });
}

const todos: Record<string, string> = {
  ENOENT: 'Check the path; there is no such file.',
  EISDIR: 'Name the files inside this folder.',
  EACCES: 'Make the file readable for this user.',
  Z_BUF_ERROR: 'The gzip file ends too early; fetch it again.',
};

function unreadable(file: string, cause: unknown): HarnessError {
  const { code = '', message }: { code?: string; message: string } = cause as NodeJS.ErrnoException;
  const isGzip = code.startsWith('Z_');
  return new HarnessError('capture-unreadable', {
    what: isGzip
      ? `The gzip data is broken (${message}).`
      : `The capture cannot be read (${code || message}).`,
    where: file,
    todo: todos[code] ?? (isGzip ? 'Fetch the file again.' : 'Check the file.'),
    cause,
  });
}
