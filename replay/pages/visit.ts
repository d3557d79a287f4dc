import type { Arm } from '../arms.ts';
import type { Preflight, SeenRequest } from './wall/seen-request.ts';

/** One page opened once. Plain data but for the URLs. */
export interface Visit {
  readonly arm: Arm;
  /** Counts from 0. */
  readonly repeat: number;
  /** Address that was opened. */
  readonly asked: URL;
  /** Where it led in the end, by redirects or by scripts. */
  readonly landed?: URL;
  /** It was opened in the session of a test identity. */
  readonly isSignedIn: boolean;
  readonly passwordFields: PasswordFields;
  /** The reply that the page itself was; absent where none came. */
  readonly document?: SeenRequest;
  /** Why the page could not be opened. */
  readonly failed?: string;
  readonly messages: readonly PageMessage[];
  readonly requests: readonly SeenRequest[];
  readonly preflights: readonly Preflight[];
  /** By how much timers of this machine were late at worst meanwhile, ms. */
  readonly ownLateMs: number;
  /** Tasks that ran or waited for each core of this machine, over the minute before. */
  readonly tasksPerCore: number;
  readonly vitals?: Vitals;
  /** PNG of the whole page, at most 6000 pixels high. */
  readonly screenshot?: Buffer;
  /** False where the page never fell silent in the time it had. */
  readonly settled: boolean;
}

/** How many fields for a password a page has. */
export interface PasswordFields {
  readonly all: number;
  readonly visible: number;
}

/** What the page complained of: an error on the console, an exception that nobody caught, a dialog. */
export interface PageMessage {
  readonly kind: 'console' | 'exception' | 'dialog';
  readonly text: string;
  /** Address of the script or resource that it is about. */
  readonly url?: string;
}

/** What a user feels, ms; the layout shift is a plain number. As the Web Vitals define them. */
export interface Vitals {
  /** Time to first byte. */
  readonly ttfb?: number;
  /** First contentful paint. */
  readonly fcp?: number;
  /** Largest contentful paint. */
  readonly lcp?: number;
  /** Cumulative layout shift: the sum over the load, without session windows. */
  readonly cls: number;
  /** Time above 50 ms of all long tasks together. */
  readonly blocked: number;
}
