import { stat } from 'node:fs/promises';
import type { CapturedFile } from './captured-file.ts';
import { standardInput } from './capture-paths.ts';
import { FileReading, type FileOptions } from './file-reading.ts';
import { chunkBytesMax } from './open-file.ts';
import { timeOf, type Timed, type TimedBatch } from './time-window.ts';

/** Runs of fewer records are put together before they are handed out. */
const batchMin = 1000;

/** What is read at a time, and held back at first, of all open files together, and at least of each. */
const chunkBytesTotal = 4 * 1024 * 1024;
const chunkBytesMin = 32 * 1024;
const heldTotal = 32_768;
const heldMin = 128;

export interface MergeOptions<One extends Timed> extends FileOptions<One> {
  /** Told when a file has come to its end. */
  onFile?(file: CapturedFile): void;
}

/** A file that is not open yet. */
interface WaitingFile<One extends Timed> {
  /** Of its first record. */
  readonly atMs: number;
  /** What cannot be opened twice, as a pipe, stays open. */
  readonly begun: Begun<One> | undefined;
  readonly file: string;
  readonly index: number;
}

interface Begun<One extends Timed> {
  readonly reading: FileReading<One>;
  readonly batch: TimedBatch<One>;
}

/** An open file with records to hand out. */
interface OpenFile<One extends Timed> {
  readonly reading: FileReading<One>;
  readonly index: number;
  batch: TimedBatch<One>;
  /** The next record, and its time. */
  at: number;
  atMs: number;
}

/**
 * The records of all files in order of time; equal times in the order of the files. Each file is looked at
 * once before, and open only from the time of its first record on, so a series of rotated logs has one or two
 * open at a time. Memory: a `TimeWindow` for each open file.
 */
export async function* mergeFiles<One extends Timed>(
  files: readonly string[],
  options: MergeOptions<One>,
): AsyncGenerator<readonly One[]> {
  const merge = new Merge(options);
  try {
    await merge.begin(files);
    yield* merge.batches();
  } finally {
    await merge.close();
  }
}

class Merge<One extends Timed> {
  readonly #options: MergeOptions<One>;
  /** Both in the order in which they are due. */
  readonly #waiting: WaitingFile<One>[] = [];
  readonly #open: OpenFile<One>[] = [];
  #ready: One[] = [];
  #latestMs = -Infinity;

  constructor(options: MergeOptions<One>) {
    this.#options = options;
  }

  async begin(files: readonly string[]): Promise<void> {
    const isAlone = files.length === 1;
    for (const [index, file] of files.entries()) {
      if (this.#isStopped) return;
      const waiting = isAlone
        ? { atMs: -Infinity, begun: undefined, file, index }
        : await this.#look(file, index);
      if (waiting !== undefined) this.#waiting.push(waiting);
    }
    this.#waiting.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
  }

  async *batches(): AsyncGenerator<readonly One[]> {
    for (;;) {
      await this.#openDue();
      const [first] = this.#open;
      if (first === undefined || this.#isStopped) break;
      const run = this.#takeRun(first);
      if (run.length >= batchMin && this.#ready.length === 0) yield run;
      else for (const record of run) this.#ready.push(record);
      if (this.#ready.length >= batchMin) yield this.#ready.splice(0);
      await this.#insert(first);
    }
    if (this.#ready.length > 0) yield this.#ready;
  }

  async close(): Promise<void> {
    const begun = this.#waiting.flatMap((waiting) => waiting.begun ?? []);
    for (const { reading } of [...this.#open, ...begun]) await reading.close();
  }

  get #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Reads the beginning of a file; undefined when that is its end too. */
  async #look(file: string, index: number): Promise<WaitingFile<One> | undefined> {
    const reading = this.#reading(file);
    const batch = await this.#nextOf(reading);
    if (batch === undefined) return undefined;
    const atMs = batch.records.map(timeOf).find((time) => time !== undefined) ?? -Infinity;
    if (file === standardInput || !(await stat(file)).isFile())
      return { atMs, begun: { reading, batch }, file, index };
    await reading.close();
    return { atMs, begun: undefined, file, index };
  }

  /** The more files are open, the less memory each takes. */
  #reading(file: string): FileReading<One> {
    const share = (total: number, least: number, most: number): number =>
      Math.min(most, Math.max(least, Math.floor(total / (this.#open.length + 1))));
    return new FileReading(file, {
      ...this.#options,
      chunkBytes: share(chunkBytesTotal, chunkBytesMin, chunkBytesMax),
      heldMin: share(heldTotal, heldMin, 1024),
    });
  }

  /** Opens the files that have a record before, or at, the first of those that are open. */
  async #openDue(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting;
      const [first] = this.#open;
      if (next === undefined || (first !== undefined && first.atMs < next.atMs)) return;
      this.#waiting.shift();
      const reading = next.begun?.reading ?? this.#reading(next.file);
      const batch = next.begun?.batch ?? none;
      await this.#insert({ reading, index: next.index, batch, at: 0, atMs: batch.firstMs });
    }
  }

  /** Puts a file where it is due; one that has come to its end is closed. */
  async #insert(file: OpenFile<One>): Promise<void> {
    while (file.at >= file.batch.records.length) {
      const batch = await this.#nextOf(file.reading);
      if (batch === undefined) return this.#remove(file);
      Object.assign(file, { batch, at: 0, atMs: batch.firstMs });
    }
    this.#remove(file);
    let [low, high] = [0, this.#open.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesBefore(this.#open[middle] as OpenFile<One>, file)) low = middle + 1;
      else high = middle;
    }
    this.#open.splice(low, 0, file);
  }

  #remove(file: OpenFile<One>): void {
    const place = this.#open.indexOf(file);
    if (place >= 0) this.#open.splice(place, 1);
  }

  async #nextOf(reading: FileReading<One>): Promise<TimedBatch<One> | undefined> {
    let batch: TimedBatch<One> | undefined;
    try {
      batch = await reading.next();
    } finally {
      if (batch === undefined) await reading.close();
    }
    if (batch === undefined && !this.#isStopped) this.#options.onFile?.(reading.facts());
    return batch;
  }

  /** The records of this file up to the time at which another one is due. */
  #takeRun(file: OpenFile<One>): readonly One[] {
    const { records, lastMs } = file.batch;
    const { index, at: from } = file;
    const rivals = [this.#open[1], this.#waiting[0]].filter((rival) => rival !== undefined);
    const isDue = (atMs: number): boolean => rivals.every((rival) => comesBefore({ atMs, index }, rival));
    let late = 0;
    while (file.at < records.length && isDue(file.atMs)) {
      if (file.atMs >= this.#latestMs && isDue(lastMs)) {
        file.at = records.length;
        this.#latestMs = lastMs;
        break;
      }
      if (file.atMs < this.#latestMs && timeOf(records[file.at]) !== undefined) late += 1;
      this.#latestMs = Math.max(this.#latestMs, file.atMs);
      file.at += 1;
      file.atMs = timeOf(records[file.at]) ?? file.atMs;
    }
    file.reading.noteLate(late);
    return from === 0 && file.at === records.length ? records : records.slice(from, file.at);
  }
}

interface Due {
  readonly atMs: number;
  readonly index: number;
}

/** Equal times come in the order of the files. */
function comesBefore(one: Due, other: Due): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.index < other.index);
}

const none: TimedBatch<never> = { records: [], firstMs: -Infinity, lastMs: -Infinity };
