import type { CaptureRecord, RecordSource } from './exchange.ts';
import type { CaptureSource, Reader } from './reader.ts';

type ParseLine = (text: string, at: RecordSource) => CaptureRecord | undefined;
type LineReader = Omit<Reader, 'read'> & Required<Pick<Reader, 'readLine'>>;

/** A reader of a format in which each line is a record. */
export function lineReader(reader: LineReader): Reader {
  return { ...reader, read: (source) => readLines(source, (text, at) => reader.readLine(text, at)) };
}

/** Parses a source line by line. */
export async function* readLines(
  source: CaptureSource,
  parse: ParseLine,
): AsyncGenerator<readonly CaptureRecord[]> {
  for await (const { first, texts } of source.lines())
    yield parseLines(texts, parse, { file: source.file, first });
}

/** Blank lines, and what `parse` says is none, are no records; overlong ones are. */
export function parseLines(
  texts: readonly (string | undefined)[],
  parse: ParseLine,
  { file, first }: { readonly file: string; readonly first: number },
): readonly CaptureRecord[] {
  const records: CaptureRecord[] = [];
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index];
    const at = { file, line: first + index };
    if (text === undefined) {
      records.push({ source: at, unusable: 'line-too-long' });
      continue;
    }
    const record = isBlank(text) ? undefined : parse(text, at);
    if (record !== undefined) records.push(record);
  }
  return records;
}

function isBlank(text: string): boolean {
  return text.charCodeAt(0) > 32 ? false : text.trim() === '';
}

/** The first 100 lines of a file's head that are not blank; a cut last line is one of them. */
export function headLines(head: string): readonly string[] {
  return head
    .split(/\r?\n/, 200)
    .filter((line) => line.trim() !== '')
    .slice(0, 100);
}
