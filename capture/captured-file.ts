import type { Recording } from './recording.ts';

/** What is known of a file after it was read. */
export interface CapturedFile {
  readonly file: string;
  /** `empty` for a file without content. */
  readonly format: string;
  /** `gzip` or `zstd`; absent for plain files. */
  readonly packing?: string;
  /** Why the file ended too early, as a clause. What stood before is there. */
  readonly partial?: string;
  /** What our own recorder says of it; absent for other files. */
  readonly recording?: Recording;
  /** Lines of a log, blank ones too; entries of a HAR, records of a GoReplay file. */
  readonly lines: number;
  readonly records: number;
  readonly disorder: Disorder;
}

/** How far the records of one file are from the order of time. */
export interface Disorder {
  /** Records that begin before the one they follow. */
  readonly steps: number;
  /** The longest way back to a record that came before, ms. */
  readonly backMs: number;
  /** Records that came out after later ones, because they stood too far from their place. */
  readonly late: number;
}
