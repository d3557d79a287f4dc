import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CaptureSource, Reader } from '../reader.ts';
import type { LineBlock } from '../split-lines.ts';
import type { Task } from './answer-blocks.ts';
import { handedOut, type JudgedBlock, type StandIn } from './judged-block.ts';

/** So many blocks a thread has before it at most: the one it judges, and the next. */
const blocksAhead = 2;
/** MB of short-lived objects in each thread. More is no faster. */
const youngMbMax = 16;

export interface CrewOptions<Guide> {
  readonly threads: number;
  /** Module of a thread, without its ending. It calls `answerBlocks`. */
  readonly child: URL;
  /** What each thread is started with, plain data. */
  readonly standing: unknown;
  /** What the work goes by now, plain data: the same object as long as nothing has changed. */
  guide?(): Guide;
  /** As it was asked for, for example `nginx:$remote_addr …`; that of the reader when absent. */
  readonly format?: string | undefined;
  /** Ends the threads at once. */
  readonly signal: AbortSignal;
}

/** Threads that judge blocks of lines. What they say comes in the order of the blocks, however fast each is. */
export class Crew<Found, Guide = never> {
  readonly #hands: Hand<Found, Guide>[] = [];
  readonly #options: CrewOptions<Guide>;

  constructor(options: CrewOptions<Guide>) {
    this.#options = options;
  }

  /** The records of a source whose reader has `readLine`. When a thread fails, the source is noted as partial. */
  async *read(reader: Reader, source: CaptureSource): AsyncGenerator<readonly StandIn<Found>[]> {
    const format = this.#options.format ?? reader.format;
    const underWay: Promise<JudgedBlock<Found> | undefined>[] = [];
    const blocks = source.blocks()[Symbol.asyncIterator]();
    let line = 1;
    for (let isOver = false; ;) {
      while (!isOver && underWay.length < blocksAhead * this.#options.threads) {
        const next = await blocks.next();
        isOver = next.done === true;
        if (next.done === true) break;
        const block = next.value;
        const first = { file: source.file, line };
        line += linesIn(block);
        underWay.push(this.#nextHand().judge({ format, block, first }));
      }
      const judged = await underWay.shift();
      if (judged === undefined) break;
      yield handedOut(judged, source);
    }
    const why = this.#hands.map((hand) => hand.failure).find((failure) => failure !== undefined);
    if (why !== undefined) source.cutShort(`a thread that read it ended: ${why}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => hand.end()));
  }

  /** The one with the least to do. Threads are started when there is work for them. */
  #nextHand(): Hand<Found, Guide> {
    const [least] = [...this.#hands].sort((a, b) => a.tasks - b.tasks);
    if (least !== undefined && (least.tasks === 0 || this.#hands.length === this.#options.threads))
      return least;
    const hand = new Hand<Found, Guide>(this.#options);
    this.#hands.push(hand);
    return hand;
  }
}

/** One thread, and who waits for it. */
class Hand<Found, Guide> {
  readonly #worker: Worker;
  readonly #options: CrewOptions<Guide>;
  readonly #waiting: ((judged: JudgedBlock<Found> | undefined) => void)[] = [];
  #guide: Guide | undefined;
  #failure: string | undefined;
  #isOver = false;

  constructor(options: CrewOptions<Guide>) {
    const { child, standing, signal } = (this.#options = options);
    // In the source tree the thread is TypeScript and needs a loader; in `dist` it is plain JavaScript.
    const ending = extname(new URL(import.meta.url).pathname);
    this.#worker = new Worker(new URL(`${child.href}${ending}`), {
      workerData: standing,
      execArgv: ending === '.ts' ? ['--import=jiti/register'] : [],
      resourceLimits: { maxYoungGenerationSizeMb: youngMbMax },
    });
    this.#worker.on('message', (judged: JudgedBlock<Found>) => this.#waiting.shift()?.(judged));
    this.#worker.on('error', (error) => this.#over(error.message));
    this.#worker.on('exit', () => this.#over('it stopped'));
    signal.addEventListener('abort', () => void this.end(), { once: true });
    if (signal.aborted) void this.end();
  }

  get tasks(): number {
    return this.#waiting.length;
  }

  /** Why the thread ended before its time. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Undefined when the thread has ended. */
  judge(task: Task<Guide>): Promise<JudgedBlock<Found> | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    const guide = this.#options.guide?.();
    const isNew = guide !== this.#guide;
    this.#guide = guide;
    this.#worker.postMessage(isNew ? { ...task, guide } : task, [task.block.buffer]);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async end(): Promise<void> {
    this.#over(undefined);
    await this.#worker.terminate();
  }

  #over(failure: string | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    for (const resolve of this.#waiting.splice(0)) resolve(undefined);
  }
}

/** Those that end in it. */
function linesIn({ buffer, byteOffset, length }: LineBlock): number {
  const bytes = Buffer.from(buffer, byteOffset, length);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
