import type { CaptureRecord, Exchange, RecordSource, UnusableRecord } from './exchange.ts';
import type { HarnessError } from '../reports/harness-error.ts';
import type { LineCursor } from './line-cursor.ts';
import type { Recording } from './recording.ts';
import type { LineBlock } from './split-lines.ts';

/** Of neighbouring lines: how many there are, their records, and those of these that were unreadable lines. */
export interface LinesRead {
  readonly lines: number;
  readonly records: number;
  readonly unreadable: number;
}

/** What one file holds, unpacked, as blocks of lines or as bytes. Can be read once. */
export interface CaptureSource {
  readonly file: string;
  /** Whole lines in memory of their own. Memory is bounded whatever the file holds. Who cuts them tells their number. */
  blocks(): AsyncIterable<LineBlock>;
  readonly linesRead: number;
  linesWereRead(read: LinesRead): void;
  /** A chunk may be used again after the next one was asked for. A byte order mark is left out. */
  bytes(): AsyncIterable<Buffer>;
  /** Marks the file as partial: it ended before its format says that it is complete. `why` is a clause. */
  cutShort(why: string): void;
  /** Keeps what our own recorder says of the file. */
  recorded(recording: Recording): void;
}

/** What a record is read for: to be sent again, or to be selected and counted. */
export type Wants = 'all' | 'what-decides';

/** Reads one capture format. One object per file; `readers/index.ts` lists them. */
export interface Reader {
  /** As named with `--format`, for example `combined`. */
  readonly format: string;
  readonly title: string;
  /** True when the first bytes of a file (up to 64 KiB of text) are of this format. Exactly one reader says yes. */
  recognizes(head: string): boolean;
  /**
   * Every record of the file in its order, in batches; what cannot be used comes with its reason.
   */
  read(source: CaptureSource): AsyncIterable<readonly CaptureRecord[]>;
  /**
   * Reads one line, where a record needs no more than that: lines can then be read apart, in any order. Absent for
   * other formats. Undefined for a line that is no record; blank ones need not be asked for. By `what-decides`
   * headers that `selectExchange` does not look at may be left out.
   */
  readLine?(line: LineCursor, at: RecordSource, wants?: Wants): CaptureRecord | undefined;
  /**
   * What to say when no line fits, by the head of the file; the reading then ends early. Absent for formats that are
   * recognised.
   */
  misfit?(file: string, head: string): HarnessError;
  /** A small piece of the format and what it means. These are the reader's tests and docs. */
  readonly example: { readonly text: string; readonly records: readonly ExampleRecord[] };
}

export type ExampleRecord = Omit<Exchange, 'source'> | Omit<UnusableRecord, 'source'>;
