import { existsSync } from 'node:fs';
import { HarnessError, type RunContext } from '../../reports/index.ts';
import { makeRunFolder, newRunFolder, removeRun } from '../journal/run-folders.ts';
import type { GroupOptions } from '../options.ts';
import { RunLease, type RunKind } from './run-lease.ts';
import { stopFilesOf } from './stop-files.ts';
import { openStopWatch, type StopWatch } from './stop-watch.ts';

/** What is said of a run of pages or of a load, and where. */
export interface Announcement {
  readonly kind: RunKind;
  readonly runId: string;
  readonly startedAt: Date;
  readonly groups: Readonly<Record<'stable' | 'preview', Pick<GroupOptions, 'url'>>>;
  readonly stopFile?: string;
  /** It makes a folder of its own in this one and removes it afterwards. */
  readonly runsFolder?: string;
}

/** A run that `replay stop` and `replay status` find for as long as it is at work. */
export interface AnnouncedRun {
  readonly stopWatch: StopWatch;
  /** That of the caller; what is told of progress is told to `replay status` too. */
  readonly context: RunContext;
  /** The run is over. */
  close(): void;
}

/** @throws {HarnessError} `store-failed` where no word of it can be left. */
export function announceRun(said: Announcement, context: RunContext): AnnouncedRun {
  const { kind, runId, startedAt, groups, stopFile, runsFolder } = said;
  const folder = runsFolder && `${newRunFolder(runsFolder, startedAt)}-${kind}`;
  if (folder) makeFolder(folder);
  const stopFiles = stopFilesOf({ stopFile, journal: folder });
  const hosts = [...new Set([groups.stable, groups.preview].map(({ url }) => new URL(url).host))];
  const lease = new RunLease(stopFiles, { startedAt: startedAt.toISOString(), runId, hosts, kind });
  const stopWatch = openStopWatch(context.signal, stopFiles, () => lease.renew());
  return {
    stopWatch,
    context: {
      signal: context.signal,
      now: () => context.now(),
      onProgress(progress) {
        lease.tell({ progress });
        context.onProgress(progress);
      },
    },
    close() {
      stopWatch.close();
      lease.release();
      if (folder && existsSync(folder)) removeRun(folder);
    },
  };
}

function makeFolder(folder: string): void {
  try {
    makeRunFolder(folder);
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: 'The run cannot leave word of itself for `seaworthy replay stop`.',
      where: folder,
      todo: 'Call it in a folder that can be written, or name a --stop-file in one.',
      cause,
    });
  }
}
