/** What is judged: plain data about each page, already redacted. */
import type { Vitals } from './visit.ts';

export type GroupName = 'stable' | 'preview';

/** One page in one viewport, over all its visits. */
export interface PageFacts {
  /** Path and query, redacted. */
  readonly page: string;
  /** Canonical key of its route. */
  readonly place: string;
  /** Name of the test identity it was opened as. */
  readonly as?: string;
  /** For example `1280x800`. */
  readonly viewport: string;
  readonly visits: Readonly<Record<GroupName, readonly VisitFacts[]>>;
  /** Absent where no pair of screenshots could be taken. */
  readonly looks?: Looks;
}

export interface VisitFacts {
  readonly document: DocumentFacts;
  readonly complaints: readonly Complaint[];
  readonly failures: readonly FailedRequest[];
  /** Requests to the group's own origin that somebody else answered, and what that one calls itself. */
  readonly strangers: readonly { readonly at: string; readonly version: string }[];
  /** What the wall did not let through, for example `POST /beacon (method)`. */
  readonly refused: readonly string[];
  /** Requests to other origins that the browser asks about first, and with which headers. */
  readonly preflights: readonly { readonly at: string; readonly headers: string }[];
  /** Longest time that our rate limit held a request back, ms. */
  readonly heldBackMs: number;
  /** By how much timers of this machine were late at worst meanwhile, ms. */
  readonly ownLateMs: number;
  /** Tasks that ran or waited for each core of this machine, over the minute before. */
  readonly tasksPerCore: number;
  readonly vitals?: Vitals;
  readonly settled: boolean;
}

export interface DocumentFacts {
  readonly status?: number;
  /** Why the page did not open. */
  readonly failed?: string;
  /** Where it led instead of to itself: path, with the origin where it is not the group's own. */
  readonly landed?: string;
  /** It asks for a password, or leads to what does. */
  readonly asksToSignIn?: true;
  readonly proof: 'proven' | 'unproven' | 'wrong';
  readonly version?: string;
}

/** A message of the page. Equal keys are one cause: numbers and hashes in the text do not count. */
export interface Complaint {
  readonly key: string;
  readonly text: string;
}

export interface FailedRequest {
  /** Method and path; with the host where it is not the group's own. */
  readonly at: string;
  /** Status, or what went wrong with the connection. */
  readonly how: string;
  readonly isAsset: boolean;
}

/** How preview's screenshots differ from stable's, where those always look the same. */
export interface Looks {
  /** Visits to preview with a screenshot. */
  readonly views: number;
  /** Median over them: pixels that differ, as a share of one screenful, of that in which most do. */
  readonly difference: number;
  /** Share of the picture in which visits to stable differ among themselves; it is not compared. */
  readonly restless: number;
  /** From and to which row the screenshot differs that differs most, pixels from the top. */
  readonly rows?: { readonly from: number; readonly to: number };
  /** PNGs of that one. */
  readonly images?: { readonly stable: Buffer; readonly preview: Buffer; readonly difference: Buffer };
}

/** A file with a hash in its name that pages of stable or preview load, asked of both groups. */
export interface AssetFacts {
  readonly at: string;
  /** Which group's pages load it. */
  readonly usedBy: readonly GroupName[];
  /** `same` and `other` compare the bytes; `unknown` where stable no longer gives it. */
  readonly content: 'same' | 'other' | 'missing' | 'unknown';
  /** What preview answered. */
  readonly previewStatus?: number;
}
