import type { Refusal } from './admission.ts';

/** One request of a page, as the wall saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  /** It went to the origin of the group that the page was asked of. */
  readonly isOwn: boolean;
  /** What the browser wanted it for, as `sec-fetch-dest` says: `document`, `script`, `empty` (fetch), … */
  readonly purpose?: string;
  /** How long our own rate limit held it back, ms. */
  readonly heldBackMs: number;
  /** From there to its end, ms; 0 while it is open. */
  readonly tookMs: number;
  readonly outcome: RequestOutcome;
}

export type RequestOutcome =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | readonly string[]>>;
    }
  /** No reply, or only half of one. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The page no longer wanted it. */
  | { readonly kind: 'left' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a browser asks before a request to another origin. The wall answers it itself, so nobody knows the server's answer. */
export interface Preflight {
  /** Of the request that follows. */
  readonly method: string;
  readonly url: URL;
  /** Header names that the request will have besides the usual ones, in lower case and in order. */
  readonly headers: readonly string[];
}
