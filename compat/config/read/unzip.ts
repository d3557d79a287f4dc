/** Files of a zip archive, with limits. The only file that imports yauzl. */
import type { Entry, ZipFile } from 'yauzl';
import { unreadable } from './unreadable.ts';

const filesMax = 10_000;
const bytesMax = 64 * 1024 * 1024;

export interface Content {
  /** Path with forward slashes. */
  readonly name: string;
  readonly content: Buffer;
}

/** Whether the content begins as a zip archive does. */
export function isZip(content: Buffer): boolean {
  return content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
}

/**
 * The wanted files of an archive, at most 10,000 files and 64 MiB; what an entry says of its size is checked as it is
 * unpacked.
 *
 * @throws {HarnessError} `input-unreadable` for a broken or too large archive.
 */
export async function unzip(archive: Content, wanted: (name: string) => boolean): Promise<Content[]> {
  const { fromBufferPromise } = await import('yauzl');
  try {
    const zip = await fromBufferPromise(archive.content, { lazyEntries: true });
    return await readEntries(zip, wanted);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(archive.name, undefined, `The archive cannot be read: ${reason}.`, 'Export it again.');
  }
}

async function readEntries(zip: ZipFile, wanted: (name: string) => boolean): Promise<Content[]> {
  const files: Content[] = [];
  let bytes = 0;
  if (zip.entryCount > filesMax) throw new Error(`it holds more than ${filesMax} files`);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
    bytes += entry.uncompressedSize;
    if (bytes > bytesMax) throw new Error('unpacked it is larger than 64 MiB');
    if (entry.isEncrypted()) throw new Error(`${entry.fileName} is encrypted`);
    files.push({ name: entry.fileName, content: await contentOf(zip, entry) });
  }
  return files;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
