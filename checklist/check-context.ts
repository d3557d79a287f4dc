import type { RecordStore, Report, Subject } from '../reports/index.ts';

/** What the caller of a checklist allows and knows; the same for all its items. */
export interface Surroundings {
  readonly subject: Subject;
  /** Folder that relative paths and git commands start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ci: boolean;
  /** The change comes from a stranger: no commands, no files outside `cwd`, only `allowedHosts` and loopback. */
  readonly untrusted: boolean;
  readonly allowCommands: boolean;
  readonly allowShell: boolean;
  /** Lets checks change something outside, as they declare it. */
  readonly allowActs: boolean;
  readonly allowedHosts: readonly string[];
  readonly acceptClaimed: boolean;
  readonly authors: readonly string[];
  readonly store?: RecordStore;
  readonly boundTo?: string;
  /** Who calls whom: each service with the services it depends on. */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** What other tools found in the same run. */
  readonly reports?: readonly Report[];
  now(): Date;
}

/** The surroundings as one run of one item sees them. */
export interface CheckContext extends Surroundings {
  /** Id of the item. */
  readonly item: string;
  /** How long one attempt may take. */
  readonly timeoutMs: number;
  /** Aborted by Ctrl-C and by the timeout of the item. */
  readonly signal: AbortSignal;
}
