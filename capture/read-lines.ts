import type { CaptureRecord, RecordSource } from './exchange.ts';
import { LineCursor } from './line-cursor.ts';
import type { CaptureSource, Reader, Wants } from './reader.ts';
import type { LineBlock } from './split-lines.ts';

type ReadLine = NonNullable<Reader['readLine']>;
type LineReader = Omit<Reader, 'read'> & Required<Pick<Reader, 'readLine'>>;

/** A reader of a format in which each line is a record. */
export function lineReader(reader: LineReader): Reader {
  return { ...reader, read: (source) => readLines(source, reader.readLine) };
}

/** Parses a source line by line. */
export async function* readLines(
  source: CaptureSource,
  readLine: ReadLine,
): AsyncGenerator<readonly CaptureRecord[]> {
  for await (const block of source.blocks()) {
    const first = { file: source.file, line: source.linesRead + 1 };
    const { records, lines, unreadable } = readBlock(block, { readLine, first, wants: 'all' });
    source.linesWereRead({ lines, records: records.length, unreadable });
    yield records;
  }
}

export interface BlockReading {
  readonly readLine: ReadLine;
  /** Of its first line. */
  readonly first: RecordSource;
  readonly wants: Wants;
}

export interface BlockRecords {
  readonly records: readonly CaptureRecord[];
  readonly lines: number;
  /** Records that are unreadable lines. */
  readonly unreadable: number;
}

/** The records of a block. Blank lines, and what `readLine` says is none, are no records; overlong ones are. */
export function readBlock(block: LineBlock, { readLine, first, wants }: BlockReading): BlockRecords {
  const { file, line } = first;
  const cursor = new LineCursor(block, wants === 'all');
  const records: CaptureRecord[] = [];
  let [lines, unreadable] = [0, 0];
  while (cursor.next()) {
    const at = { file, line: line + lines };
    lines += 1;
    if (cursor.isOverlong) {
      records.push({ source: at, unusable: 'line-too-long' });
      continue;
    }
    const record = cursor.isBlank ? undefined : readLine(cursor, at, wants);
    if (record === undefined) continue;
    records.push(record);
    if ('unusable' in record && record.unusable === 'unreadable-line') unreadable += 1;
  }
  return { records, lines, unreadable };
}

/** The first 100 lines of a file's head that are not blank; a cut last line is one of them. */
export function headLines(head: string): readonly string[] {
  return head
    .split(/\r?\n/, 200)
    .filter((line) => line.trim() !== '')
    .slice(0, 100);
}
