/**
 * The child's side of `child.ts`: answers the parent's messages one after the other, and ends with the parent.
 *
 * A main thread inside a database loop sees neither a closed channel nor its own memory, so a second
 * thread watches both.
 */
import { Worker } from 'node:worker_threads';
import { HarnessError } from '../reports/index.ts';
import type { HarnessErrorCode } from '../reports/index.ts';

export interface Request {
  readonly id: number;
  readonly message: unknown;
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly code: HarnessErrorCode;
        readonly what: string;
        readonly where?: string;
        readonly todo?: string;
      };
    };

/** Called once by the child's file. What `handle` returns must survive structured cloning. */
export function answerParent(handle: (message: unknown) => Promise<unknown>): void {
  watch(Number(process.argv[2]));
  process.on('disconnect', () => process.exit());
  let previous: Promise<unknown> = Promise.resolve();
  process.on('message', (request: Request) => {
    previous = previous.then(async () => process.send?.(await answer(request, handle)));
  });
}

async function answer(
  { id, message }: Request,
  handle: (message: unknown) => Promise<unknown>,
): Promise<Reply> {
  try {
    return { id, value: await handle(message) };
  } catch (error) {
    if (error instanceof HarnessError) {
      const { code, message: what, where, todo } = error;
      return { id, error: { code, what, where, todo } };
    }
    return {
      id,
      error: { code: 'engine-failed', what: error instanceof Error ? error.message : String(error) },
    };
  }
}

function watch(memoryMbMax: number): void {
  const worker = new Worker(watchdog, {
    eval: true,
    execArgv: [],
    workerData: { memoryMbMax, parent: process.ppid },
  });
  worker.unref();
}

const watchdog = `
  const { workerData } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  setInterval(() => {
    const tooBig = process.memoryUsage.rss() > workerData.memoryMbMax * 1048576;
    if (tooBig) writeSync(2, 'memory limit');
    if (tooBig || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 200);
`;
