import type { Observation } from '../tally/observation.ts';
import { isSmaller, sampleOf, type SamplePair, type Show } from '../tally/sample.ts';
import { isComplete, type Reply } from '../reply.ts';
import type { ContractCheck, ContractViolation, ReplyChecker } from './reply-checker.ts';

/** How the replies of one route agree with the description of the API. */
export interface ContractTally {
  /** Replies of preview that were held against it. */
  checked: number;
  /** Why a reply of preview was not → count. */
  readonly unchecked: Record<string, number>;
  readonly violations: Record<string, ViolationTally>;
}

/** One place and keyword. */
export interface ViolationTally extends ContractViolation {
  preview: number;
  /** Replies of stable that do the same: then it is nothing new. */
  stable: number;
  sample?: SamplePair;
}

export interface ContractRules {
  readonly checker: ReplyChecker;
  readonly show: Show;
}

/** Most different violations of one route. */
const violationsMax = 100;

export function emptyContract(): ContractTally {
  return { checked: 0, unchecked: {}, violations: {} };
}

/** Holds both replies against the description; stable's only to know what is not new. */
export function foldContract(
  tally: ContractTally,
  seen: Observation,
  { checker, show }: ContractRules,
): void {
  const { route } = seen.request;
  const check = (reply: Reply): ContractCheck =>
    isComplete(reply) ? checker.check(route, reply) : 'not-described';
  const found = check(seen.preview);
  if (typeof found === 'string') {
    tally.unchecked[found] = (tally.unchecked[found] ?? 0) + 1;
    return;
  }
  tally.checked += 1;
  if (found.length === 0) return;
  const before = check(seen.stable);
  const old = new Set(typeof before === 'string' ? [] : before.map(keyOf));
  for (const violation of found) {
    const key = keyOf(violation);
    if (tally.violations[key] === undefined && Object.keys(tally.violations).length >= violationsMax)
      continue;
    const known = (tally.violations[key] ??= { ...violation, preview: 0, stable: 0 });
    known.preview += 1;
    if (old.has(key)) known.stable += 1;
    if (isSmaller(seen, known.sample))
      known.sample = sampleOf(seen, { at: violation.at, kind: 'value-changed' }, show);
  }
}

/** Adds `from` to `into`. */
export function mergeContracts(into: ContractTally, from: ContractTally): void {
  into.checked += from.checked;
  for (const [why, one] of Object.entries(from.unchecked))
    into.unchecked[why] = (into.unchecked[why] ?? 0) + one;
  for (const [key, violation] of Object.entries(from.violations)) {
    const known = into.violations[key];
    if (known === undefined) into.violations[key] = structuredClone(violation);
    else {
      known.preview += violation.preview;
      known.stable += violation.stable;
      if ((known.sample?.size ?? Infinity) > (violation.sample?.size ?? Infinity))
        known.sample = violation.sample;
    }
  }
}

function keyOf({ at, keyword }: ContractViolation): string {
  return `${at} ${keyword}`;
}
