import { HarnessError } from '../../reports/index.ts';
import type { GuardLimits, HealthSignal } from './guard-options.ts';

/** The limits with every default filled in. */
export interface GuardSettings extends Required<GuardLimits> {
  readonly health: readonly HealthSignal[];
}

export function settleGuard(limits: GuardLimits | undefined, onLoopback: boolean): GuardSettings {
  return {
    consecutiveMax: 20,
    stableErrorShareMax: 0.1,
    previewErrorShareMax: 0.5,
    repliesMin: 40,
    backOffsMax: 10,
    slowFactorMax: 3,
    slowMsMin: onLoopback ? 2000 : 200,
    startShare: onLoopback ? 1 : 0.3,
    health: [],
    ...limits,
  };
}

/** @throws {HarnessError} `usage` for what is no address, or for a number that has no limit. */
export function healthTarget({ url, query, json, max, min }: HealthSignal): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const hasLimit = max !== undefined || min !== undefined;
  if (target !== undefined && /^https?:$/.test(target.protocol)) {
    if (hasLimit === (query !== undefined || json !== undefined)) return target;
  }
  throw new HarnessError('usage', {
    what: `"${url}" is no health signal.`,
    where: 'guard.health',
    todo: 'Give the http or https URL, and for a number `query` or `json` with `max` or `min`.',
  });
}
