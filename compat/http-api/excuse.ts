import type { DeployState } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import type { Exception } from './rule.ts';

/** Why a break weighs less than its effect: the contract had told that it would come, or that it may. */
export function excuseFor(change: Change, states: readonly DeployState[]): Exception | undefined {
  const { announced, stability, kind } = change;
  // what lessens a promise is not excused by the promise
  if (kind === 'sunset' || kind === 'stability' || !states.includes('A')) return undefined;
  if (announced !== undefined) {
    const level = announced.isDue ? 'info' : 'warn';
    return { level, states, because: announced.text, isStrict: true };
  }
  if (stability === undefined) return undefined;
  const because = `the contract calls ${change.places.length > 1 ? 'these operations' : 'the operation'} ${stability}`;
  return stability === 'beta'
    ? { level: 'warn', states, because }
    : { level: 'info', states, because, isStrict: true };
}
