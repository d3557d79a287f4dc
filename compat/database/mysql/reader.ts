import { startChild } from '../../child.ts';
import type { Conversation, ReplayAsk, ResolveAsk, SettleAsk } from './reader-messages.ts';

export interface Reader {
  /** @throws {HarnessError} `migration-failed`; `timeout` when the parser does not end. */
  replay(ask: ReplayAsk): Promise<Conversation['replay']['answer']>;
  /** @throws {HarnessError} `migration-failed` where a precondition says that nothing more may run. */
  settle(ask: SettleAsk): Promise<Conversation['settle']['answer']>;
  /** What each query names, and whether it is there, in order. */
  resolve(ask: ResolveAsk): Promise<Conversation['resolve']['answer']>;
  close(): void;
}

export interface ReaderOptions {
  readonly signal: AbortSignal;
  /** Milliseconds that are left; asked before each step. */
  timeLeftMs(): number;
}

const memoryMbMax = 1024;

export function openReader(options: ReaderOptions): Reader {
  const { signal } = options;
  const child = startChild({ moduleUrl: import.meta.url, name: './reader-child' }, { memoryMbMax, signal });
  const left = (): number => Math.max(1, options.timeLeftMs());
  return {
    replay: (ask) => child.request({ kind: 'replay', ...ask }, left()),
    settle: (ask) => child.request({ kind: 'settle', ...ask }, left()),
    resolve: (ask) => child.request({ kind: 'resolve', ...ask }, left()),
    close: () => child.kill(),
  };
}
