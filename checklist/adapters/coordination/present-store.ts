import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Entry, TreeStore } from './tree-store.ts';

const pollMs = 250;

/** A store that tells only the present. It is watched by looking four times a second. */
export function presentStore(present: Pick<TreeStore, 'children' | 'value'>): TreeStore {
  return {
    children: (path) => present.children(path),
    value: (path) => present.value(path),
    watch: (path, signal) => changesOf(() => present.children(path), signal),
    close: () => Promise.resolve(),
  };
}

/** What was between two looks is not known, so all can have been gone. */
export async function* changesOf(
  look: () => Promise<readonly Entry[] | undefined>,
  signal: AbortSignal,
): AsyncGenerator<Change> {
  let before: readonly Entry[] | undefined;
  while (!signal.aborted) {
    const entries = (await look()) ?? [];
    if (before === undefined || JSON.stringify(entries) !== JSON.stringify(before)) {
      yield { entries, gone: before?.length ?? 0 };
      before = entries;
    }
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
}
