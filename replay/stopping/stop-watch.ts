import type { Harm } from '../guard/harm.ts';
import { foundStopFile } from './stop-files.ts';

/** How often the stop files are looked for, ms. */
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

/** `onLook` is called each time the stop files are looked for. */
export function openStopWatch(
  signal: AbortSignal,
  stopFiles: readonly string[],
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
    const reason = foundStopFile(stopFiles);
    if (reason !== undefined) stop({ by: 'caller', reason });
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  look();
  const timer = setInterval(look, lookEveryMs);
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
