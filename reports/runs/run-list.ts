import type { BrokenRun, KeptRun, RunList } from './run-store.ts';

/** Runs, newest first, apart from what is broken. */
export function runList(entries: readonly (KeptRun | BrokenRun)[]): RunList {
  const runs = entries.filter((entry): entry is KeptRun => 'head' in entry);
  return {
    runs: runs.sort((a, b) => (a.head.endedAt > b.head.endedAt ? -1 : 1)),
    broken: entries.filter((entry): entry is BrokenRun => 'broken' in entry),
  };
}
