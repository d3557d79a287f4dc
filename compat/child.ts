/**
 * A Node process that we can kill: for work that may hang or eat the memory (an embedded database,
 * other people's parsers on hostile input). The parent keeps the deadlines, because a busy child cannot.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../reports/index.ts';
import type { Reply, Request } from './child-protocol.ts';

/** Which file the child runs: it lies beside the module that starts it and calls `answerParent`. */
export interface ChildEntry {
  /** `import.meta.url` of the caller. */
  readonly moduleUrl: string;
  /** Path from there without ending, for example `./engine-child`. */
  readonly name: string;
}

export interface ChildLimits {
  /** Resident memory in MB above which the child ends itself. */
  readonly memoryMbMax: number;
  /** Kills the child when aborted; open requests reject with the signal's reason. */
  readonly signal: AbortSignal;
}

export interface Child {
  /**
   * Sends a message and waits for its answer, at most `timeoutMs`.
   *
   * @throws {HarnessError} `timeout` when no answer came in time (the child is killed), `engine-failed`
   *   when the child ended or its handler threw; a `HarnessError` of the handler arrives as it is.
   */
  request<T>(message: unknown, timeoutMs: number): Promise<T>;
  /** Ends the child at once. Safe to call twice. */
  kill(): void;
  /** Resolves when the process is gone. */
  gone(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** Starts a child. The caller kills it in a `finally`; it also ends when this process does. */
export function startChild(entry: ChildEntry, limits: ChildLimits): Child {
  const { signal } = limits;
  signal.throwIfAborted();
  const child = forkModule(entry, limits.memoryMbMax);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: unknown;
  let stderr = '';

  const end = (reason: unknown): void => {
    ended ??= reason;
    signal.removeEventListener('abort', onAbort);
    child.kill('SIGKILL');
    for (const request of waiting.values()) request.reject(ended);
    waiting.clear();
  };
  const onAbort = (): void => end(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + String(chunk)).slice(-4096)));
  child.on('error', (error) => end(engineFailed(error.message)));
  child.on('close', () => end(engineFailed(causeOfDeath(stderr, limits.memoryMbMax))));
  child.on('message', (reply: Reply) => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) request?.reject(new HarnessError(reply.error.code, reply.error));
    else request?.resolve(reply.value);
  });

  return {
    request<T>(message: unknown, timeoutMs: number): Promise<T> {
      if (ended !== undefined) return Promise.reject(ended);
      return new Promise<T>((resolve, reject) => {
        const id = (lastId += 1);
        const timer = setTimeout(() => end(timedOut(timeoutMs)), timeoutMs);
        waiting.set(id, {
          resolve: (value) => (clearTimeout(timer), resolve(value as T)),
          reject: (reason) => (clearTimeout(timer), reject(reason)),
        });
        child.send({ id, message } satisfies Request);
      });
    },
    kill: () => end(engineFailed('it was stopped')),
    gone: () =>
      new Promise((resolve) => {
        const isGone = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
        if (isGone) resolve();
        else child.once('exit', () => resolve());
      }),
  };
}

/** In the source tree the child is TypeScript and needs a loader; in `dist` it is plain JavaScript. */
function forkModule(entry: ChildEntry, memoryMbMax: number): ChildProcess {
  const ending = extname(new URL(entry.moduleUrl).pathname);
  const loader = ending === '.ts' ? ['--import=jiti/register'] : [];
  return fork(new URL(`${entry.name}${ending}`, entry.moduleUrl), [String(memoryMbMax)], {
    // `--import` is resolved from the working directory, and the user's need not have a loader.
    cwd: dirname(fileURLToPath(entry.moduleUrl)),
    execArgv: [...loader, `--max-old-space-size=${memoryMbMax}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function timedOut(timeoutMs: number): HarnessError {
  return new HarnessError('timeout', {
    what: `No answer within ${timeoutMs} ms; the work was stopped.`,
    todo: 'Look for an endless loop in the input, or raise the time limit.',
  });
}

function engineFailed(why: string): HarnessError {
  return new HarnessError('engine-failed', { what: `The working process ended: ${why}.` });
}

function causeOfDeath(stderr: string, memoryMbMax: number): string {
  if (/memory limit|heap out of memory|Allocation failed/i.test(stderr)) {
    return `it needed more than ${memoryMbMax} MB of memory`;
  }
  const line = stderr.split('\n').find((text) => /error/i.test(text));
  return line?.trim() ?? 'no reason given';
}
