import type { CaptureRecord } from '../exchange.ts';
import { readBlock } from '../read-lines.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import type { SelectOptions } from '../select.ts';
import type { LineBlock } from '../split-lines.ts';
import { timeOf } from '../time-window.ts';
import { tallyOf, type Tally } from './tally.ts';

/** What is left of neighbouring records once they are counted. Can be sent between threads. */
export interface JudgedBlock {
  readonly tally: Tally;
  /** One for each record, ms since the epoch; NaN where it does not say. */
  readonly times: Float64Array<ArrayBuffer>;
  readonly lines: number;
}

/** Stands for a record on its way through the order of time. The first of a block brings the tally of all. */
export interface CountedRecord {
  readonly startedAtMs: number | undefined;
  readonly tally: Tally | undefined;
}

/** A reader of a format whose lines can be read apart. */
export type LineReader = Required<Pick<Reader, 'readLine'>>;

export function readsLines(reader: Reader): reader is Reader & LineReader {
  return reader.readLine !== undefined;
}

/** Reads the lines of a block and judges their records. */
export function judgeBlock(
  block: LineBlock,
  reader: LineReader,
  select: SelectOptions | undefined,
): JudgedBlock {
  const first = { file: '', line: 1 };
  const { records, lines } = readBlock(block, { readLine: reader.readLine, first, wants: 'what-decides' });
  return judge(records, lines, select);
}

/** Judges what a source holds, in this thread. */
export async function* judgeSource(
  reader: Reader,
  source: CaptureSource,
  select: SelectOptions | undefined,
): AsyncGenerator<readonly CountedRecord[]> {
  if (!readsLines(reader)) {
    for await (const records of reader.read(source)) yield handedOut(judge(records, 0, select), source);
  } else {
    for await (const block of source.blocks()) yield handedOut(judgeBlock(block, reader, select), source);
  }
}

/** What goes on its way in place of the records; their lines are told to the source. */
export function handedOut(judged: JudgedBlock, source: CaptureSource): readonly CountedRecord[] {
  const { lines, times, tally } = judged;
  source.linesWereRead({
    lines,
    records: times.length,
    unreadable: tally.ledger.skipped['unreadable-line'] ?? 0,
  });
  return Array.from(times, (time, at) => ({
    startedAtMs: Number.isNaN(time) ? undefined : time,
    tally: at === 0 ? tally : undefined,
  }));
}

function judge(
  records: readonly CaptureRecord[],
  lines: number,
  select: SelectOptions | undefined,
): JudgedBlock {
  const times = Float64Array.from(records, (record) => timeOf(record) ?? NaN);
  return { tally: tallyOf(records, select), times, lines };
}
