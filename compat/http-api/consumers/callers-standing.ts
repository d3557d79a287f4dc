/** Which callers a finding concerns: the declared ones, weighed by their contracts and by what they were seen to call. Pure. */
import type { DeployState } from '../../../reports/index.ts';
import type { Caller } from '../../callers/caller.ts';
import type { CallerStanding } from '../../callers/tell-callers.ts';
import type { Change } from '../changes.ts';
import type { WeighedPair } from '../compared-api.ts';

/** What one result says. */
interface Finding {
  readonly changes: readonly Change[];
  readonly states: readonly DeployState[];
  /** Consumers whose contracts use what changed. */
  readonly users: ReadonlySet<string>;
}

/**
 * A caller is unaffected when its contract leaves out what changed, or the capture holds requests of it and none to
 * what changed. Captured requests come from old callers, so they say nothing where only new ones break.
 */
export function callersStanding(
  callers: readonly Caller[],
  { changes, states, users }: Finding,
  { consumers, traffic }: Pick<WeighedPair, 'consumers' | 'traffic'>,
): CallerStanding[] {
  const isOfOldCallers = states.length === 0 || states.includes('A');
  const described = consumers?.calling(changes);
  return callers.map((caller) => {
    const seen = requestsOf(caller.name, changes, traffic);
    const standing = { ...caller, ...seen };
    if (users.has(caller.name)) return { ...standing, isNamed: true };
    const calls = (seen.requests?.reaching ?? 0) > 0;
    // a contract without a call that is seen is not whole
    const isWhole =
      consumers?.names.has(caller.name) === true && (!calls || described?.has(caller.name) === true);
    if (isWhole) return { ...standing, unaffectedBy: 'contract' };
    return seen.requests !== undefined && !calls && isOfOldCallers
      ? { ...standing, unaffectedBy: 'traffic' }
      : standing;
  });
}

function requestsOf(
  name: string,
  changes: readonly Change[],
  traffic: WeighedPair['traffic'],
): Pick<CallerStanding, 'requests'> {
  const all = traffic?.callers.get(name);
  if (traffic === undefined || all === undefined) return {};
  const reaching = Math.max(0, ...changes.map((change) => traffic.of(change).callers.get(name) ?? 0));
  return { requests: { all, reaching } };
}
