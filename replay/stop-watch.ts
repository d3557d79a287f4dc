import { existsSync } from 'node:fs';
import { HarnessError } from '../reports/index.ts';

/** How often the stop file is looked for, ms. */
const lookEveryMs = 200;

/** Ends a run: on a signal, on a stop file, or because the guard says so. */
export interface StopWatch {
  readonly signal: AbortSignal;
  /** Why the run ended early, once it has. */
  readonly stopped: { readonly reason: string; readonly group?: 'stable' | 'preview' } | undefined;
  stop(why: { readonly reason: string; readonly group?: 'stable' | 'preview' }): void;
  close(): void;
}

/**
 * A stop file that an earlier run left behind would end this one before its first request.
 *
 * @throws {HarnessError} `usage` when the file is there.
 */
export function refuseStaleStopFile(stopFile: string | undefined): void {
  if (stopFile === undefined || !existsSync(stopFile)) return;
  throw new HarnessError('usage', {
    what: 'The stop file is there already, so nothing was sent.',
    where: stopFile,
    todo: `Remove ${stopFile} and run again.`,
  });
}

export function openStopWatch(signal: AbortSignal, stopFile: string | undefined): StopWatch {
  const controller = new AbortController();
  let stopped: StopWatch['stopped'];
  const stop: StopWatch['stop'] = (why) => {
    stopped ??= why;
    controller.abort();
  };
  const onAbort = (): void => stop({ reason: 'it was interrupted' });
  const look = (): void => {
    if (stopFile !== undefined && existsSync(stopFile))
      stop({ reason: `the stop file ${stopFile} is there; remove it before the next run` });
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  look();
  const timer = stopFile === undefined ? undefined : setInterval(look, lookEveryMs);
  return {
    signal: controller.signal,
    get stopped() {
      return stopped;
    },
    stop,
    close() {
      clearInterval(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
