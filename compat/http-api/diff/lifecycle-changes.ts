/** What changes in the promise of how long a part of a contract stays. Pure. */
import type { Effect } from '../changes.ts';
import {
  type Lifecycle,
  type LifecyclePolicy,
  type Stability,
  dayOf,
  daysLeft,
  lasting,
  stabilities,
  stabilityOf,
} from '../lifecycle.ts';

export interface LifecycleChange {
  readonly kind: 'deprecation' | 'sunset' | 'stability';
  /** `narrows`: less is promised than before, or nobody can tell how much. */
  readonly effect: Extract<Effect, 'narrows' | 'none'>;
  readonly from: string;
  readonly to: string;
}

export function lifecycleChanges(
  old: Lifecycle | undefined,
  now: Lifecycle | undefined,
  policy: LifecyclePolicy,
): LifecycleChange[] {
  if (old === undefined && now === undefined) return [];
  const [before, after] = [old ?? lasting, now ?? lasting];
  return [...stabilityChanges(before, after), ...sunsetChanges(before, after, policy)];
}

/** What is gone although its sunset is still to come, or cannot be read. */
export function removedTooSoon(
  lifecycle: Lifecycle | undefined,
  policy: LifecyclePolicy,
): LifecycleChange | undefined {
  if (lifecycle?.deprecated !== true || lifecycle.sunset === undefined) return undefined;
  const days = daysLeft(lifecycle, policy);
  if (dayOf(lifecycle.sunset) !== undefined && (days === undefined || days <= 0)) return undefined;
  return { kind: 'sunset', effect: 'narrows', from: textOf(lifecycle), to: 'gone' };
}

function stabilityChanges(old: Lifecycle, now: Lifecycle): LifecycleChange[] {
  const [from, to] = [old.stability ?? 'stable', now.stability ?? 'stable'];
  if (from === to) return [];
  const [before, after] = [rankOf(old), rankOf(now)];
  const isLess = before === undefined || after === undefined || after < before;
  return [{ kind: 'stability', effect: isLess ? 'narrows' : 'none', from, to }];
}

function rankOf(lifecycle: Lifecycle): number | undefined {
  const stability = stabilityOf(lifecycle);
  return stability === undefined ? undefined : stabilities.indexOf(stability);
}

function sunsetChanges(old: Lifecycle, now: Lifecycle, policy: LifecyclePolicy): LifecycleChange[] {
  const words = { from: textOf(old), to: textOf(now) };
  if (words.from === words.to) return [];
  if (!now.deprecated) return [{ kind: 'deprecation', effect: 'none', ...words }];
  const fault = old.deprecated ? hasLessTime(old, now, policy) : isTooSoon(now, policy);
  const kind = fault || old.deprecated ? 'sunset' : 'deprecation';
  return [{ kind, effect: fault ? 'narrows' : 'none', ...words }];
}

/** Of a deprecation that is new. */
function isTooSoon(now: Lifecycle, policy: LifecyclePolicy): boolean {
  const daysMin = daysMinOf(stabilityOf(now), policy);
  if (now.sunset === undefined) return daysMin > 0;
  return dayOf(now.sunset) === undefined || isWithin(now, daysMin, policy);
}

/** Of a deprecation that callers know already. */
function hasLessTime(old: Lifecycle, now: Lifecycle, policy: LifecyclePolicy): boolean {
  if (old.sunset === undefined) return isTooSoon(now, policy);
  const [before, after] = [dayOf(old.sunset), dayOf(now.sunset ?? '')];
  if (before === undefined || after === undefined) return true;
  return after < before && isWithin(now, Math.max(1, daysMinOf(stabilityOf(now), policy)), policy);
}

function isWithin(lifecycle: Lifecycle, days: number, policy: LifecyclePolicy): boolean {
  const left = daysLeft(lifecycle, policy);
  return left !== undefined && left < days;
}

/** What is not stable yet may go at any time. */
function daysMinOf(stability: Stability | undefined, { sunsetDaysMin = {} }: LifecyclePolicy): number {
  if (stability === 'draft' || stability === 'alpha') return 0;
  const { stable = 0 } = sunsetDaysMin;
  return stability === 'beta' ? (sunsetDaysMin.beta ?? stable) : stable;
}

function textOf({ deprecated, sunset }: Lifecycle): string {
  if (!deprecated) return 'not deprecated';
  return sunset === undefined ? 'deprecated' : `deprecated, sunset ${sunset}`;
}
