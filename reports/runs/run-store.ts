import type { BlobStore } from '../blobs.ts';
import type { Report } from '../report.ts';
import type { RunHead } from '../run-head.ts';

/** A kept run, as lists show it. */
export interface KeptRun {
  /** Names it in this store. */
  readonly id: string;
  readonly head: RunHead;
  /** What a text search looks through, in lower case: reasons, rules, keys and titles of findings. */
  readonly words: string;
}

/** Something that should be a run and cannot be read: cut off, damaged, or of another schema version. */
export interface BrokenRun {
  readonly id: string;
  /** What is wrong with it, one sentence. */
  readonly broken: string;
}

/** The runs of one store. */
export interface RunList {
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  readonly broken: readonly BrokenRun[];
}

/**
 * Keeps reports with their bodies, each run under its id.
 *
 * All members throw {@link HarnessError} `store-failed` when the store cannot be used.
 */
export interface RunStore {
  /** Keeps a run, in place of an earlier copy of the same run. Gives its id. */
  put(report: Report, blobs: BlobStore): Promise<string>;
  list(): Promise<RunList>;
  /**
   * The run of that id; undefined when there is none.
   *
   * @throws {HarnessError} `report-unreadable` when it is broken.
   */
  open(id: string): Promise<{ readonly report: Report; readonly blobs: BlobStore } | undefined>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
