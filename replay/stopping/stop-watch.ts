import { existsSync } from 'node:fs';
import { HarnessError } from '../../reports/index.ts';
import type { Harm } from '../guard/harm.ts';

/** How often the stop file is looked for, ms. */
const lookEveryMs = 200;

/** Why a run ended early. */
export interface Stopped extends Harm {
  /** `caller`: a signal, a stop file, `seaworthy replay stop`. `guard`: the run itself saw harm. */
  readonly by: 'caller' | 'guard';
}

/** Ends a run: on a signal, on a stop file, or because the guard says so. */
export interface StopWatch {
  readonly signal: AbortSignal;
  /** Why the run ended early, once it has. */
  readonly stopped: Stopped | undefined;
  /** The first reason counts. */
  stop(harm: Harm): void;
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

/** `onLook` is called each time the stop file is looked for. */
export function openStopWatch(
  signal: AbortSignal,
  stopFile: string | undefined,
  onLook: () => void = () => {},
): StopWatch {
  const controller = new AbortController();
  let stopped: Stopped | undefined;
  const stop = (why: Stopped): void => {
    stopped ??= why;
    controller.abort();
  };
  const onAbort = (): void => stop({ by: 'caller', reason: 'it was interrupted' });
  const look = (): void => {
    onLook();
    if (stopFile !== undefined && existsSync(stopFile))
      stop({ by: 'caller', reason: `the stop file ${stopFile} is there; remove it before the next run` });
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
    stop: (harm) => stop({ by: 'guard', ...harm }),
    close() {
      clearInterval(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
