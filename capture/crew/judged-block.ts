import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { readBlock } from '../read-lines.ts';
import type { CaptureSource, Reader, Wants } from '../reader.ts';
import type { LineBlock } from '../split-lines.ts';
import { timeOf } from '../time-window.ts';

/** What is made of neighbouring records. What it finds can be sent between threads. */
export interface Work<Found> {
  readonly wants: Wants;
  judge(records: readonly CaptureRecord[]): Found;
}

/** What is left of neighbouring records once they are judged. */
export interface JudgedBlock<Found> {
  readonly found: Found;
  /** One for each record, ms since the epoch; NaN where it does not say. */
  readonly times: Float64Array<ArrayBuffer>;
  readonly lines: number;
  /** Records that are unreadable lines. */
  readonly unreadable: number;
}

/** Stands for a record on its way through the order of time. The first of a block brings what was found in all. */
export interface StandIn<Found> {
  readonly startedAtMs: number | undefined;
  readonly found: Found | undefined;
}

/** A reader of a format whose lines can be read apart. */
export type LineReader = Required<Pick<Reader, 'readLine'>>;

export function readsLines(reader: Reader): reader is Reader & LineReader {
  return reader.readLine !== undefined;
}

/** Reads the lines of a block, of which `first` is the first one, and judges their records. */
export function judgeBlock<Found>(
  block: LineBlock,
  { reader, first }: { readonly reader: LineReader; readonly first: RecordSource },
  work: Work<Found>,
): JudgedBlock<Found> {
  const reading = { readLine: reader.readLine, first, wants: work.wants };
  const { records, lines, unreadable } = readBlock(block, reading);
  return { found: work.judge(records), times: timesOf(records), lines, unreadable };
}

/** Judges what a source holds, in this thread. */
export async function* judgeSource<Found>(
  reader: Reader,
  source: CaptureSource,
  work: Work<Found>,
): AsyncGenerator<readonly StandIn<Found>[]> {
  const { file } = source;
  if (readsLines(reader)) {
    for await (const block of source.blocks()) {
      const first = { file, line: source.linesRead + 1 };
      yield handedOut(judgeBlock(block, { reader, first }, work), source);
    }
  } else {
    for await (const records of reader.read(source)) {
      const unreadable = records.filter(
        (one) => 'unusable' in one && one.unusable === 'unreadable-line',
      ).length;
      const judged = { found: work.judge(records), times: timesOf(records), lines: 0, unreadable };
      yield handedOut(judged, source);
    }
  }
}

/** What goes on its way in place of the records; their lines are told to the source. */
export function handedOut<Found>(
  { found, times, lines, unreadable }: JudgedBlock<Found>,
  source: CaptureSource,
): readonly StandIn<Found>[] {
  source.linesWereRead({ lines, records: times.length, unreadable });
  return Array.from(times, (time, at) => ({
    startedAtMs: Number.isNaN(time) ? undefined : time,
    found: at === 0 ? found : undefined,
  }));
}

function timesOf(records: readonly CaptureRecord[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(records, (record) => timeOf(record) ?? NaN);
}
