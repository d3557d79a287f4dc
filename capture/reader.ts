import type { CaptureRecord } from './exchange.ts';

/** Text of one file, as numbered lines (without line ends) or whole. Bounded memory for `lines`. */
export interface CaptureSource {
  readonly file: string;
  lines(): AsyncIterable<{ readonly number: number; readonly text: string }>;
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
  /** Every record of the file in its order; what cannot be used comes with its reason. Never throws for content. */
  read(source: CaptureSource): AsyncIterable<CaptureRecord>;
  /** A small real piece of the format and what it means. These are the reader's tests and docs. */
  readonly example: { readonly text: string; readonly records: readonly Omit<CaptureRecord, 'source'>[] };
}
