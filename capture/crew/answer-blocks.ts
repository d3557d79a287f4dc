/** A thread of a crew: judges blocks of lines, one after the other, and answers in the order of asking. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RecordSource } from '../exchange.ts';
import { findReader } from '../recognize.ts';
import type { LineBlock } from '../split-lines.ts';
import { judgeBlock, type LineReader, type Work } from './judged-block.ts';

export interface Task<Guide> {
  readonly format: string;
  readonly block: LineBlock;
  readonly first: RecordSource;
  /** What the work goes by from here on; absent where it is as before. */
  readonly guide?: Guide;
}

export interface GuidedWork<Found, Guide> extends Work<Found> {
  follow?(guide: Guide): void;
}

/** To be called by the module of the thread. `begin` is given what the thread was started with. */
export function answerBlocks<Found, Guide>(begin: (standing: never) => GuidedWork<Found, Guide>): void {
  const work = begin(workerData as never);
  const readers = new Map<string, LineReader>();
  parentPort?.on('message', ({ format, block, first, guide }: Task<Guide>) => {
    let reader = readers.get(format);
    if (reader === undefined) readers.set(format, (reader = findReader(format) as LineReader));
    if (guide !== undefined) work.follow?.(guide);
    const judged = judgeBlock(block, { reader, first }, work);
    parentPort?.postMessage(judged, [judged.times.buffer]);
  });
}
