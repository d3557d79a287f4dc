import { HarnessError } from '../reports/index.ts';
import type { CapturedFile } from './captured-file.ts';
import { capturePaths } from './capture-paths.ts';
import type { CaptureRecord } from './exchange.ts';
import { mergeFiles } from './merge-files.ts';

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
export async function* readCaptureBatches(
  files: readonly string[],
  options: ReadCaptureOptions = {},
): AsyncGenerator<readonly CaptureRecord[]> {
  let isEmpty = true;
  let partial: string | undefined;
  const onFile = (file: CapturedFile): void => {
    partial ??= file.partial;
    options.onFile?.(file);
  };
  for await (const batch of mergeFiles(await capturePaths(files), { ...options, onFile })) {
    isEmpty &&= batch.length === 0;
    yield batch;
  }
  if (!isEmpty || options.signal?.aborted === true) return;
  throw new HarnessError('capture-empty', {
    what: `The capture holds no requests${partial === undefined ? '' : ` (${partial})`}.`,
    where: files.join(', '),
    todo: 'Give a log or HAR of a time with traffic.',
  });
}
