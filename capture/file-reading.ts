import type { CapturedFile } from './captured-file.ts';
import { openFile, type OpenOptions } from './open-file.ts';
import type { CaptureSource, Reader } from './reader.ts';
import { findReader, recognize } from './recognize.ts';
import type { ByteSource } from './source.ts';
import { TimeWindow, type Timed, type TimedBatch } from './time-window.ts';

/** A format that none of so many lines fits was mistyped: reading on would only count what cannot be read. */
const misfitsMax = 10_000;

export interface FileOptions<One extends Timed> extends OpenOptions {
  /** Takes from a source what is to be put in order: its records, or what stands for them. */
  read(reader: Reader, source: CaptureSource): AsyncIterable<readonly One[]>;
  /** Format of the file; recognised by its beginning when absent. */
  readonly format?: string | undefined;
  /** Of its `TimeWindow`. */
  readonly heldMin?: number | undefined;
}

/** One capture file on its way: opened, recognised, put in order of time. Close it after use. */
export class FileReading<One extends Timed> {
  readonly file: string;
  readonly #source: ByteSource;
  readonly #options: FileOptions<One>;
  readonly #window: TimeWindow<One>;
  #batches: AsyncGenerator<TimedBatch<One>> | undefined;
  #reader: Reader | undefined;
  #records = 0;
  #late = 0;

  constructor(file: string, options: FileOptions<One>) {
    this.file = file;
    this.#options = options;
    this.#source = openFile(file, options);
    this.#window = new TimeWindow(options.heldMin);
  }

  /** The next records, undefined at the end. */
  async next(): Promise<TimedBatch<One> | undefined> {
    this.#batches ??= this.#read();
    const next = await this.#batches.next();
    return next.done === true ? undefined : next.value;
  }

  /** Records that come out after later ones are told here. */
  noteLate(count: number): void {
    this.#late += count;
  }

  /** To be asked at the end. */
  facts(): CapturedFile {
    const { packing, partial, recording } = this.#source.notes;
    return {
      file: this.file,
      format: this.#reader?.format ?? 'empty',
      ...(packing !== undefined && { packing }),
      ...(partial !== undefined && { partial }),
      ...(recording !== undefined && { recording }),
      lines: this.#source.linesRead || this.#records,
      records: this.#records,
      disorder: { ...this.#window.disorder, late: this.#late },
    };
  }

  async close(): Promise<void> {
    await this.#source.close();
  }

  async *#read(): AsyncGenerator<TimedBatch<One>> {
    const { format, signal } = this.#options;
    const head = await this.#source.head();
    if (head.trim() === '') return;
    this.#reader = format === undefined ? recognize(head, this.file) : findReader(format);
    for await (const batch of this.#options.read(this.#reader, this.#source)) {
      if (signal?.aborted === true) return;
      this.#records += batch.length;
      this.#checkFit(misfitsMax, head);
      yield* this.#window.add(batch);
    }
    this.#checkFit(0, head);
    yield* this.#window.close();
  }

  /** @throws {HarnessError} `capture-unreadable` when more lines than this were read and none fits. */
  #checkFit(misfits: number, head: string): void {
    if (this.#source.misfits <= misfits) return;
    const error = this.#reader?.misfit?.(this.file, head);
    if (error !== undefined) throw error;
  }
}
