import type { ToolName } from './result.ts';

/**
 * How a run went over time, in steps of equal length that follow each other without a hole. Every list has one value
 * for each step; null where nothing was measured.
 */
export interface TimeSeries {
  readonly tool: ToolName;
  /** Beginning of the first step, ISO 8601. */
  readonly from: string;
  readonly stepMs: number;
  /** Requests that were to begin in each step; null while the run was not at work. */
  readonly requests: readonly (number | null)[];
  readonly stable: GroupSeries;
  readonly preview: GroupSeries;
  /** Sends of all arms, and by how many ms at most 99 of 100 began too late. */
  readonly sends: readonly number[];
  readonly lagMs: readonly (number | null)[];
  /** Lowest share of its pace at which the run went, as the guard and others allowed, percent. */
  readonly pace: readonly (number | null)[];
  /** In order of time. */
  readonly marks: readonly RunMark[];
}

/** What came from one group. A reply belongs to the step in which its request was to begin. */
export interface GroupSeries {
  /** That came whole. */
  readonly replies: readonly number[];
  /** Replies that failed or never came where the capture had one; null where nothing came. */
  readonly errors: readonly (number | null)[];
  /** Milliseconds from the intended start, nearest rank: TP99 of fewer than 100 replies is the slowest of them. */
  readonly tp50: readonly (number | null)[];
  readonly tp99: readonly (number | null)[];
}

/** Something that happened to the run as a whole. */
export interface RunMark {
  /**
   * `stop`: it ended early. `back-off`: a group asked to stay away. `closed`: outside its windows. `away`: between
   * its end and being taken up again. `asked-pace`: somebody let it go at a part of its pace. `held`: at none.
   */
  readonly kind: 'stop' | 'back-off' | 'closed' | 'away' | 'asked-pace' | 'held';
  /** From the beginning of the series. */
  readonly atMs: number;
  readonly untilMs?: number;
  /** Why, where there is more to say. */
  readonly reason?: string;
}
