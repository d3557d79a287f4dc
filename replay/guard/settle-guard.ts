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
    slowMsMin: 200,
    startShare: onLoopback ? 1 : 0.3,
    health: [],
    ...limits,
  };
}
