import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CaptureSource, Reader } from '../reader.ts';
import type { Standing, Task } from './judge-child.ts';
import { handedOut, type CountedRecord, type JudgedBlock } from './judged-block.ts';

/** So many blocks a thread has before it at most: the one it judges, and the next. */
const blocksAhead = 2;
/** MB of short-lived objects in each thread. More is no faster. */
const youngMbMax = 16;

export interface CrewOptions extends Standing {
  readonly threads: number;
  /** As it was asked for, for example `nginx:$remote_addr …`; that of the reader when absent. */
  readonly format?: string | undefined;
  /** Ends the threads at once. */
  readonly signal: AbortSignal;
}

/** Threads that judge blocks of lines. What they say comes in the order of the blocks, however fast each is. */
export class Crew {
  readonly #hands: Hand[] = [];
  readonly #options: CrewOptions;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  /** The records of a source whose reader has `readLine`. When a thread fails, the source is noted as partial. */
  async *read(reader: Reader, source: CaptureSource): AsyncGenerator<readonly CountedRecord[]> {
    const format = this.#options.format ?? reader.format;
    const underWay: Promise<JudgedBlock | undefined>[] = [];
    const blocks = source.blocks()[Symbol.asyncIterator]();
    for (let isOver = false; ;) {
      while (!isOver && underWay.length < blocksAhead * this.#options.threads) {
        const next = await blocks.next();
        isOver = next.done === true;
        if (next.done !== true) underWay.push(this.#nextHand().judge({ format, block: next.value }));
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
  #nextHand(): Hand {
    const [least] = [...this.#hands].sort((a, b) => a.tasks - b.tasks);
    if (least !== undefined && (least.tasks === 0 || this.#hands.length === this.#options.threads))
      return least;
    const hand = new Hand(this.#options);
    this.#hands.push(hand);
    return hand;
  }
}

/** One thread, and who waits for it. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting: ((judged: JudgedBlock | undefined) => void)[] = [];
  #failure: string | undefined;
  #isOver = false;

  constructor({ select, signal }: CrewOptions) {
    // In the source tree the thread is TypeScript and needs a loader; in `dist` it is plain JavaScript.
    const ending = extname(new URL(import.meta.url).pathname);
    this.#worker = new Worker(new URL(`./judge-child${ending}`, import.meta.url), {
      workerData: { select } satisfies Standing,
      execArgv: ending === '.ts' ? ['--import=jiti/register'] : [],
      resourceLimits: { maxYoungGenerationSizeMb: youngMbMax },
    });
    this.#worker.on('message', (judged: JudgedBlock) => this.#waiting.shift()?.(judged));
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
  judge(task: Task): Promise<JudgedBlock | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    this.#worker.postMessage(task, [task.block.buffer]);
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
