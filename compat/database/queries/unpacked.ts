import { packingOf } from '../../../capture/index.ts';
import { HarnessError } from '../../../reports/index.ts';
import { reasonIn } from '../../reason.ts';
import type { FileContent, TextFile } from '../../sources/text-files.ts';

/** As much as one text can hold. */
const bytesMax = 500_000_000;

/** The name under which a file was written, before it was put aside and packed: `db.log` for `db.log.2.gz`. */
export function writtenName(name: string): string {
  return name.replace(/(?:\.\d{1,4})?(?:\.(?:gz|zst))?$/i, '');
}

/**
 * The text of a file, packed by gzip or zstd or not packed at all.
 *
 * @throws {HarnessError} `input-unreadable` where it is broken, or larger than 500 MB.
 */
export async function unpacked({ name, content }: FileContent): Promise<TextFile> {
  const packing = packingOf(content);
  if (packing === undefined) return { name, text: content.toString() };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of packing.unpack(whole(content), 1 << 16)) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw new Error('it is larger than 500 MB');
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `It is packed by ${packing.name} and cannot be unpacked: ${reasonIn(cause)}.`,
      where: name,
      todo: 'Unpack it yourself, or name a part of it.',
      cause,
    });
  }
  return { name, text: Buffer.concat(chunks).toString() };
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
