import { HarnessError } from '../reports/index.ts';
import type { CaptureSource } from './reader.ts';

/** A capture that is one JSON document. @throws {HarnessError} `capture-unreadable` when it is none. */
export async function parseDocument(source: CaptureSource): Promise<unknown> {
  const text = await source.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // The parser's own message quotes the text, which may hold secrets.
    const at = /position (\d+)/.exec(String(cause))?.[1];
    throw new HarnessError('capture-unreadable', {
      what: `This capture is not complete JSON${at === undefined ? '' : ` (character ${at})`}.`,
      where: source.file,
      todo: 'Export it again; a recording that was cut off cannot be read.',
    });
  }
}
