/** A thread that judges blocks of lines, one after the other, and answers in the order of asking. */
import { parentPort, workerData } from 'node:worker_threads';
import { findReader } from '../recognize.ts';
import type { SelectOptions } from '../select.ts';
import type { LineBlock } from '../split-lines.ts';
import { judgeBlock, type LineReader } from './judged-block.ts';

export interface Task {
  readonly format: string;
  readonly block: LineBlock;
}

/** As the thread was started with. */
export interface Standing {
  readonly select: SelectOptions | undefined;
}

const { select } = workerData as Standing;
const readers = new Map<string, LineReader>();

parentPort?.on('message', ({ format, block }: Task) => {
  let reader = readers.get(format);
  if (reader === undefined) readers.set(format, (reader = findReader(format) as LineReader));
  const judged = judgeBlock(block, reader, select);
  parentPort?.postMessage(judged, [judged.times.buffer]);
});
