/** What stands in a journal. Plain data, apart from the chunks that a plain reply points to. */
import type { Ledger } from '../../reports/index.ts';
import type { ReplayOptions } from '../options.ts';
import type { PlainReply } from '../plain-reply.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Probed } from '../probe.ts';
import type { Stopped } from '../stopping/stop-watch.ts';
import type { RunEvent } from '../tally/run-event.ts';

export type JournalRecord =
  | RunRecord
  | PlanRecord
  | WithheldRecord
  | SendingRecord
  | SeenRecord
  | AgainRecord
  | EventRecord
  | SecretsRecord
  | ResumedRecord
  | EndRecord;

/** The first one. */
export interface RunRecord {
  readonly t: 'run';
  /** Version of Seaworthy. */
  readonly version: string;
  readonly runId: string;
  readonly seed: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Without secrets and without what is no data. */
  readonly options: ReplayOptions;
  /** A hash for each option, secrets included. */
  readonly digests: Readonly<Record<string, string>>;
  /** Of the capture; nothing is sent yet. */
  readonly ledger: Ledger;
  readonly requests: number;
  /** What a person should know of the capture; journals of earlier versions do not say. */
  readonly captureNotices?: readonly string[];
  /** True when the rate limit makes the run slower than its pace. */
  readonly slowed: boolean;
}

/** The next ones: what will be sent, in its order. */
export interface PlanRecord {
  readonly t: 'plan';
  readonly requests: readonly PlannedRequest[];
}

/** The request at this place of the plan is not sent, for this reason of the ledger. */
export interface WithheldRecord {
  readonly t: 'withheld';
  readonly index: number;
  readonly reason: string;
}

/** The request at this place of the plan is about to be sent. Without a later `seen` it was in flight. */
export interface SendingRecord {
  readonly t: 'sending';
  readonly index: number;
  /** When its first send was to begin, ms since the epoch; journals of earlier versions do not say. */
  readonly atMs?: number;
}

/** All replies to one request. */
export interface SeenRecord extends PlainReplies {
  readonly t: 'seen';
  readonly index: number;
  /** How late each send began, µs. */
  readonly lagsUs: readonly number[];
}

/** All replies to a request that was asked again since it had shown a rare difference. */
export interface AgainRecord extends PlainReplies {
  readonly t: 'again';
  readonly index: number;
}

/** Something happened to the run as a whole. */
export interface EventRecord {
  readonly t: 'event';
  readonly event: RunEvent;
}

/** What no report may show of the replies that follow: not the secrets, but what they are known by. */
export interface SecretsRecord {
  readonly t: 'secrets';
  /** Of `secretDigests`, with the id of the run as salt. */
  readonly digests: readonly string[];
}

/** The run was taken up again. */
export interface ResumedRecord {
  readonly t: 'resumed';
  readonly at: string;
  /** Requests that were in flight and are sent again. */
  readonly inFlight: number;
}

export interface EndRecord {
  readonly t: 'end';
  readonly stopped?: Stopped;
  readonly probed: Probed;
  readonly unasked: number;
}

export interface PlainReplies {
  readonly stable: PlainReply;
  readonly stableAgain?: PlainReply;
  readonly preview: PlainReply;
}
