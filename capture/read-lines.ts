import type { CaptureRecord, RecordSource } from './exchange.ts';
import type { CaptureSource } from './reader.ts';

/** Parses a source line by line. Blank lines, and what `parse` says is none, are no records; overlong ones are. */
export async function* readLines(
  source: CaptureSource,
  parse: (text: string, at: RecordSource) => CaptureRecord | undefined,
): AsyncGenerator<readonly CaptureRecord[]> {
  for await (const { first, texts } of source.lines()) {
    const records: CaptureRecord[] = [];
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index];
      const at = { file: source.file, line: first + index };
      if (text === undefined) {
        records.push({ source: at, unusable: 'line-too-long' });
        continue;
      }
      const record = text.trim() === '' ? undefined : parse(text, at);
      if (record !== undefined) records.push(record);
    }
    yield records;
  }
}

/** The first 100 lines of a file's head that are not blank; a cut last line is one of them. */
export function headLines(head: string): readonly string[] {
  return head
    .split(/\r?\n/, 200)
    .filter((line) => line.trim() !== '')
    .slice(0, 100);
}
