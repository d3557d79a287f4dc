import { HarnessError } from '../reports/index.ts';
import type { CaptureRecord } from './exchange.ts';
import { openFile } from './open-file.ts';
import { findReader, recognize } from './recognize.ts';
import type { ByteSource } from './source.ts';

export interface ReadCaptureOptions {
  /** Format of all files, for example `combined`; recognised file by file when absent. */
  readonly format?: string;
  /** Ends the reading early, without an error. */
  readonly signal?: AbortSignal;
  /** Told after each file. */
  onFile?(file: CapturedFile): void;
}

/** What is known of a file after it was read. */
export interface CapturedFile {
  readonly file: string;
  /** `empty` for a file without content. */
  readonly format: string;
  /** Lines of a log, blank ones too; entries of a HAR. */
  readonly lines: number;
  readonly records: number;
}

/**
 * Reads captures, plain or gzip, in the order given. Records come as they stand in the files: unsorted,
 * unfiltered, not redacted. What cannot be used comes with its reason and never ends the reading.
 *
 * @throws {HarnessError} `capture-unreadable` for a missing, broken or unknown file, `capture-empty` when
 *   no file holds a record, `usage` for an unknown format.
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
  let records = 0;
  for (const file of files) {
    const source = openFile(file, options.signal);
    try {
      for await (const batch of readSource(source, options)) {
        records += batch.length;
        yield batch;
      }
    } finally {
      await source.close();
    }
  }
  if (records > 0 || options.signal?.aborted === true) return;
  throw new HarnessError('capture-empty', {
    what: 'The capture holds no requests.',
    where: files.join(', '),
    todo: 'Give a log or HAR of a time with traffic.',
  });
}

async function* readSource(
  source: ByteSource,
  options: ReadCaptureOptions,
): AsyncGenerator<readonly CaptureRecord[]> {
  const { file } = source;
  const head = await source.head();
  if (head.trim() === '') {
    options.onFile?.({ file, format: 'empty', lines: 0, records: 0 });
    return;
  }
  const reader = options.format === undefined ? recognize(head, file) : findReader(options.format);
  let records = 0;
  for await (const batch of reader.read(source)) {
    if (options.signal?.aborted === true) return;
    records += batch.length;
    yield batch;
  }
  options.onFile?.({ file, format: reader.format, lines: source.linesRead || records, records });
}
