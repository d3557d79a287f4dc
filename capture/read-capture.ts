import type { CapturedFile } from './captured-file.ts';
import type { CaptureRecord } from './exchange.ts';
import { readFiles } from './read-files.ts';

export interface ReadCaptureOptions {
  /** Format of all files, for example `combined`; recognised file by file when absent. */
  readonly format?: string;
  /** Ends the reading early, without an error. */
  readonly signal?: AbortSignal;
  /** Told after each file. */
  onFile?(file: CapturedFile): void;
}

/**
 * Reads captures, plain, gzip or zstd. Records come in order of time over all files; `Disorder` counts those
 * that stood too far from their place. They are unfiltered and not redacted. What cannot be used comes with
 * its reason and never ends the reading; of a file that breaks off, what could be read is there.
 *
 * @param files - paths, or patterns as `logs/*.log.gz`
 * @throws {HarnessError} `capture-unreadable` for a missing or unknown file, one of which nothing can be read,
 *   and a pattern that fits nothing; `capture-empty` when no file holds a record; `usage` for an unknown format.
 */
export async function* readCapture(
  files: readonly string[],
  options: ReadCaptureOptions = {},
): AsyncGenerator<CaptureRecord> {
  for await (const batch of readCaptureBatches(files, options)) yield* batch;
}

/** As `readCapture`, many records at a time; about twice as fast. */
export function readCaptureBatches(
  files: readonly string[],
  options: ReadCaptureOptions = {},
): AsyncGenerator<readonly CaptureRecord[]> {
  return readFiles(files, { ...options, read: (reader, source) => reader.read(source) });
}
