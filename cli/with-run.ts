import type { RunContext } from '../reports/index.ts';
import { ProgressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

const partial = 'Stopping; a partial report follows. Press Ctrl-C again to leave at once.\n';

/** Runs work that can be interrupted and shows its progress. The context ends with the work. */
export async function withRun<T>(
  terminal: Terminal,
  work: (context: RunContext) => Promise<T>,
  stopping = partial,
): Promise<T> {
  const stop = new AbortController();
  const line = new ProgressLine(terminal);
  const release = terminal.onInterrupt(() => {
    line.clear();
    terminal.err(stopping);
    stop.abort();
  });
  try {
    return await work({
      signal: stop.signal,
      onProgress: (progress) => line.show(progress),
      now: () => terminal.now(),
    });
  } finally {
    line.clear();
    release();
  }
}
