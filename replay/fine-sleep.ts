import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Sleeps as often as its number changes, and says so. It says so once at its beginning, too. */
const thread = `
  const { parentPort, workerData: { number, ms } } = require('node:worker_threads');
  for (let heard = 0; ; ) {
    parentPort.postMessage(heard);
    Atomics.wait(number, 0, heard);
    heard = Atomics.load(number, 0);
    Atomics.wait(number, 0, heard, ms[0]);
  }
`;

let sleeper: Sleeper | undefined;

/**
 * Sleeps for some milliseconds, and exact to a tenth of one. Timers of Node are late by up to two. To ask the clock
 * again and again takes a whole core, and on a busy machine the kernel then takes it away for longer than that. May
 * end early: who sleeps looks at the clock again.
 */
export function fineSleep(ms: number): Promise<void> {
  return (sleeper ??= new Sleeper()).sleep(ms);
}

/** A thread that waits, for one at a time. Where it is not there, or not yet, one goes round the event loop. */
class Sleeper {
  readonly #number = new Int32Array(new SharedArrayBuffer(4));
  readonly #ms = new Float64Array(new SharedArrayBuffer(8));
  readonly #worker: Worker | undefined;
  #isReady = false;
  #wake: (() => void) | undefined;

  constructor() {
    this.#worker = startThread({ number: this.#number, ms: this.#ms });
    this.#worker?.unref();
    this.#worker?.on('message', () => this.#onAwake(true));
    this.#worker?.on('error', () => this.#onAwake(false));
  }

  sleep(ms: number): Promise<void> {
    if (!this.#isReady || this.#wake !== undefined) return setImmediate();
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#ms[0] = ms;
      this.#worker?.ref();
      Atomics.add(this.#number, 0, 1);
      Atomics.notify(this.#number, 0);
    });
  }

  #onAwake(isReady: boolean): void {
    this.#isReady = isReady;
    const wake = this.#wake;
    this.#wake = undefined;
    this.#worker?.unref();
    wake?.();
  }
}

/** Undefined where threads are forbidden or used up. */
function startThread(workerData: object): Worker | undefined {
  try {
    return new Worker(thread, { eval: true, execArgv: [], workerData });
  } catch {
    return undefined;
  }
}
