/** How long a part of a contract is promised to stay: deprecation, the day of its sunset, its stability. */

/** From the least promised to the most. Where nothing is said, a part counts as stable. */
export const stabilities = ['draft', 'alpha', 'beta', 'stable'] as const;

export type Stability = (typeof stabilities)[number];

export interface Lifecycle {
  readonly deprecated: boolean;
  /** The day from which it may be gone, as written. */
  readonly sunset?: string;
  /** As written. */
  readonly stability?: string;
}

/** What is promised where nothing is said. */
export const lasting: Lifecycle = { deprecated: false };

/** What a team demands of its deprecations. */
export interface LifecyclePolicy {
  /** The day of the comparison. Without it no date is judged. */
  readonly today?: Date;
  /** Days from the announcement to the sunset; 0, the default, asks for no date. */
  readonly sunsetDaysMin?: { readonly stable?: number; readonly beta?: number };
}

/** Undefined for a level that is none of the known ones. */
export function stabilityOf({ stability = 'stable' }: Lifecycle): Stability | undefined {
  return stabilities.find((known) => known === stability);
}

/** The more stable of the two. */
export function mostStable(a: Stability, b: Stability): Stability {
  return stabilities.indexOf(a) > stabilities.indexOf(b) ? a : b;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Days since 1970. Reads `2026-08-10`, RFC 3339 times, and the HTTP dates of the `Sunset` header (RFC 8594). */
export function dayOf(written: string): number | undefined {
  const isDate = /^\d{4}-\d{2}-\d{2}([Tt ]|$)/.test(written) || /^[A-Z][a-z]{2}, \d{2} /.test(written);
  const ms = isDate ? Date.parse(written) : NaN;
  return Number.isNaN(ms) ? undefined : Math.floor(ms / dayMs);
}

/** Days from the day of the comparison to the sunset; negative where it has passed. */
export function daysLeft({ sunset }: Lifecycle, { today }: LifecyclePolicy): number | undefined {
  const day = sunset === undefined ? undefined : dayOf(sunset);
  return day === undefined || today === undefined ? undefined : day - Math.floor(today.getTime() / dayMs);
}

/** A removal that the contract had told of. */
export interface Announced {
  /** Goes into the message. */
  readonly text: string;
  /** The day that was told has come. */
  readonly isDue: boolean;
}

/** What had been told of something that is gone. Undefined where it was to stay, or to stay longer. */
export function announcementOf(lifecycle: Lifecycle, policy: LifecyclePolicy): Announced | undefined {
  const { deprecated, sunset } = lifecycle;
  if (!deprecated) return undefined;
  if (sunset === undefined)
    return { isDue: false, text: 'it was deprecated, though nothing said until when it would stay' };
  const days = daysLeft(lifecycle, policy);
  return days !== undefined && days <= 0
    ? { isDue: true, text: `it was deprecated, and its sunset of ${sunset} has passed` }
    : undefined;
}
