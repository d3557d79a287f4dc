import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HarnessError, type Progress } from '../../reports/index.ts';
import { makeFolder } from '../../reports/make-folder.ts';
import { forgetPace } from './asked-pace.ts';
import type { RunStatus } from './run-status.ts';

/** A run that is at work renews its lease so often that one of this age, ms, is renewed while somebody looks. */
const renewedWithinMs = 1500;
const lookEveryMs = 100;

/** What a run is that sends no captured requests at a pace of its own. */
export type RunKind = 'pages' | 'capacity';

/** How a run stands: one of captured requests by its `status`, others by what they said last. */
export interface Standing {
  /** As it stood within the last second; leases of earlier versions do not say. */
  readonly status?: RunStatus;
  readonly progress?: Progress;
}

/** What a lease says of its run. */
export interface Leased extends Standing {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly runId: string;
  /** Hosts that are asked. */
  readonly hosts: readonly string[];
  /** Absent for a run of captured requests. */
  readonly kind?: RunKind;
}

/** The lease that stands beside a stop file. */
export function leaseOf(stopFile: string): string {
  return `${stopFile}.run`;
}

/**
 * Files that say that a run is at work. It renews them while it is, so that one which a killed run left behind
 * is told by waiting, on whatever machine it ran.
 */
export class RunLease {
  readonly #stopFiles: readonly string[];
  readonly #files: readonly string[];
  readonly #leased: Leased;

  /** @throws {HarnessError} `store-failed` when a file cannot be written. */
  constructor(stopFiles: readonly string[], leased: Leased) {
    this.#stopFiles = stopFiles;
    this.#files = stopFiles.map(leaseOf);
    this.#leased = leased;
    for (const file of this.#files) {
      try {
        makeFolder(dirname(file));
        writeFileSync(file, JSON.stringify(leased), { mode: 0o600 });
      } catch (cause) {
        throw new HarnessError('store-failed', {
          what: `The run cannot leave word of itself: ${cause instanceof Error ? cause.message : String(cause)}.`,
          where: file,
          todo: 'Name a stop file and a journal in a folder that can be written.',
          cause,
        });
      }
    }
    // what an earlier run was told
    forgetPace(stopFiles);
  }

  /** Says how the run stands. */
  tell(standing: Standing): void {
    for (const file of this.#files) {
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ ...this.#leased, ...standing }), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // a full disk: the run goes on, and what was said before stays
      }
    }
  }

  /** To be called every 200 ms. */
  renew(): void {
    const now = new Date();
    for (const file of this.#files) {
      try {
        utimesSync(file, now, now);
      } catch {
        // a run goes on without its lease; it cannot be found then, but a stop file still ends it
      }
    }
  }

  release(): void {
    for (const file of this.#files.flatMap((one) => [one, `${one}.new`])) rmSync(file, { force: true });
    forgetPace(this.#stopFiles);
  }
}

/** Whether the run of a lease is at work: it renews the file. Takes up to 1.5 s where it does not. */
export async function isAtWork(lease: string): Promise<boolean> {
  const changedAt = (): number | undefined => statSync(lease, { throwIfNoEntry: false })?.mtimeMs;
  const first = changedAt();
  if (first === undefined) return false;
  for (let waited = 0; waited < renewedWithinMs; waited += lookEveryMs) {
    await setTimeout(lookEveryMs);
    const now = changedAt();
    if (now === undefined) return false;
    if (now !== first) return true;
  }
  return false;
}
