import type { CaptureRecord, Exchange, UnusableRecord } from './exchange.ts';

/** Neighbouring lines without their ends. Batches, because one await per line costs more than reading it. */
export interface LineBatch {
  /** Number of the first line of this batch, from 1. */
  readonly first: number;
  /** An undefined text was a line above 1 MiB. */
  readonly texts: readonly (string | undefined)[];
}

/** Text of one file, as numbered lines or whole. Can be read once. Invalid UTF-8 gives U+FFFD. */
export interface CaptureSource {
  readonly file: string;
  /** Memory is bounded whatever the file holds. */
  lines(): AsyncIterable<LineBatch>;
  /** @throws {HarnessError} `capture-unreadable` above 256 MiB. */
  text(): Promise<string>;
}

/** Reads one capture format. One object per file; `readers/index.ts` lists them. */
export interface Reader {
  /** As named with `--format`, for example `combined`. */
  readonly format: string;
  readonly title: string;
  /** True when the first bytes of a file (up to 64 KiB of text) are of this format. Exactly one reader says yes. */
  recognizes(head: string): boolean;
  /**
   * Every record of the file in its order, in batches; what cannot be used comes with its reason.
   *
   * @throws {HarnessError} `capture-unreadable` when a document (not a line) cannot be parsed.
   */
  read(source: CaptureSource): AsyncIterable<readonly CaptureRecord[]>;
  /** A small piece of the format and what it means. These are the reader's tests and docs. */
  readonly example: { readonly text: string; readonly records: readonly ExampleRecord[] };
}

export type ExampleRecord = Omit<Exchange, 'source'> | Omit<UnusableRecord, 'source'>;
