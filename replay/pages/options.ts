import type { SelectOptions } from '../../capture/index.ts';
import type { BlobStore, Subject } from '../../reports/index.ts';
import type { AttestRule, GroupOptions, GuardLimits, SessionOptions } from '../options.ts';

export interface Viewport {
  /** CSS pixels. */
  readonly width: number;
  /** CSS pixels. */
  readonly height: number;
}

/** Everything `replay pages` needs to know. */
export interface PagesOptions {
  readonly subject: Subject;
  /** Captures from which page views are taken, the most frequent ones first. */
  readonly capture?: readonly string[];
  /** Format of the capture files. Default: recognised from the content. */
  readonly format?: string;
  /** Which captured requests may become page views, and which GETs a page may not send. */
  readonly select?: SelectOptions;
  /**
   * File with the routes that may be opened, or the routes themselves. Needed for captured pages unless both groups
   * are on loopback; pages that are named need no approval.
   */
  readonly approvedRoutes?: string | readonly string[];
  /** Paths to open, for example `/` or `/ads?page=2`. They come before captured ones. */
  readonly pages?: readonly string[];
  readonly stable: GroupOptions;
  readonly preview: GroupOptions;
  /**
   * Test identities: a captured page is opened as the one that stands in for who asked for it, signed in to both
   * groups. A login is the only thing sent that is not GET or HEAD. Default: nobody signs in.
   */
  readonly sessions?: SessionOptions;
  /**
   * Name of the test identity as which the pages of `pages` are opened. Default: the one that stands in for
   * `anonymous`, else none.
   */
  readonly as?: string;
  /** Any rule may prove a reply by header or cookie. Default none, and then nothing is compared. */
  readonly attest?: readonly AttestRule[];
  /** Path of a Chromium. Default: the one of the system, or the one that Playwright installed. */
  readonly browser?: string;
  /** Hosts (`name` or `name:port`) that pages may call besides the groups' own, for example a CDN. */
  readonly allowedHosts?: readonly string[];
  /** Most pages opened. Default 10. */
  readonly pagesMax?: number;
  /** How often each page is opened in each arm and viewport. Default 3. */
  readonly repeats?: number;
  /** Default: 1280 x 800. */
  readonly viewports?: readonly Viewport[];
  /** Requests per second of all pages together. Default 5, and 200 where both groups are on loopback. */
  readonly rateMax?: number;
  /** For one page to load, and for one request and its whole reply. Default 30,000. */
  readonly timeoutMs?: number;
  /** Longest wait for a loaded page to fall silent before it is looked at. Default 5,000. */
  readonly settleMs?: number;
  /** Share of the pixels of a screenful that may differ where stable always looks the same. Default 0.0002. */
  readonly screenshotDifferenceMax?: number;
  /** CSS selectors of what is painted over before screenshots are compared. */
  readonly mask?: readonly string[];
  /** Console messages that are no finding; `*` is any text. */
  readonly ignoreMessages?: readonly string[];
  readonly vitals?: VitalsLimits;
  readonly guard?: GuardLimits;
  /** The run stops as soon as this file exists. It must not exist at the start. */
  readonly stopFile?: string;
  /** Here `replay stop` and `replay status` find the run, in a folder of its own for as long as it is at work. */
  readonly runsFolder?: string;
  /** Decides the order of the arms. Default: chosen anew for each run. */
  readonly seed?: number;
  /** Key of the hash that stands for redacted values. Default: chosen anew for each run. */
  readonly redactKey?: string;
  readonly blobs?: BlobStore;
}

/** When a page of preview counts as slower: the medians differ beyond both limits. It only warns. */
export interface VitalsLimits {
  /** Median of preview over stable. Default 1.5. */
  readonly ratioMax?: number;
  /** Difference of the medians below which nobody notices, ms. Default 200. */
  readonly differenceMsMin?: number;
  /** Rise of the cumulative layout shift, a plain number. Default 0.1. */
  readonly layoutShiftMax?: number;
  /** Visits of each group below which nothing is said. Default 3. */
  readonly visitsMin?: number;
}
