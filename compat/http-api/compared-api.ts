import type { Change } from './changes.ts';
import type { ConsumerUses } from './consumers/used-by.ts';
import type { ContractDiff } from './diff/diff-contracts.ts';
import type { Judgement } from './judge.ts';
import type { Contracts } from './results.ts';
import type { SecondOpinion } from './second-opinion/second-opinion.ts';
import type { ObservedTraffic } from './traffic/observe-traffic.ts';
import type { Witness } from './witness/witness.ts';

/** Two contracts, compared and judged. */
export interface ComparedPair {
  readonly contracts: Contracts;
  readonly diff: ContractDiff;
  readonly judgements: readonly Judgement[];
  /** For every finding that blocks. */
  readonly witnesses: ReadonlyMap<Change, Witness>;
}

/** Two contracts, and what weighs the findings between them. */
export interface WeighedPair extends ComparedPair {
  /** Absent when no capture was given, or nothing changed. */
  readonly traffic?: ObservedTraffic;
  /** Absent when no consumer contracts were given. */
  readonly consumers?: ConsumerUses;
  /** Replies of the preview group; absent when none were given. */
  readonly replayed?: ObservedTraffic;
}

/** All that is known before results are written. */
export interface ComparedApi extends WeighedPair {
  /** The candidate against releases before the baseline, the latest first. */
  readonly earlier: readonly { readonly name: string; readonly pair: WeighedPair }[];
  /** Absent when it was not asked. */
  readonly opinion?: SecondOpinion | { readonly none: string };
}
