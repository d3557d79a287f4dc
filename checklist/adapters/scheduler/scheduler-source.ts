import type { CheckContext } from '../../check-context.ts';

export interface SchedulerRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Key prefix of BullMQ. */
  readonly namespace?: string | undefined;
  /** Queues of BullMQ, executors (`appname`) of XXL-JOB. */
  readonly groups: readonly string[];
  /** Earlier runs are left out; milliseconds since 1970. */
  readonly sinceMs: number;
}

/** One time that a task was run. */
export interface TaskRun {
  readonly task: string;
  readonly id: string;
  /** The node that ran it, where the scheduler tells. */
  readonly node: string | null;
  readonly state: 'done' | 'failed' | 'running';
  /** How often it was begun, where the scheduler tells: more than once is a repetition. */
  readonly starts: number | null;
  /** The time that it was planned for, in milliseconds since 1970: two runs of one task share none. */
  readonly plannedMs: number | null;
}

/** One group at one moment. */
export interface GroupReading {
  readonly group: string;
  readonly tasks: readonly string[];
  readonly runs: readonly TaskRun[];
  /** Nodes that take its tasks now; null is unknown. */
  readonly nodes: readonly string[] | null;
  /** Runs that wait for a node now, without those planned for later; null is unknown. */
  readonly waiting: number | null;
}

/** The groups that exist. */
export type SchedulerAnswer = { readonly groups: readonly GroupReading[] } | { readonly fault: string };

/** One kind of scheduler. */
export interface SchedulerSource {
  readonly id: string;
  /** The server that its tests ask, or `specified replies`. */
  readonly testedOn: string;
  read(request: SchedulerRequest, context: CheckContext): Promise<SchedulerAnswer>;
}
