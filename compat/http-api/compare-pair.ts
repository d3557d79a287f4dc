import type { RunContext } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import type { ComparedPair } from './compared-api.ts';
import type { SchemaComparer } from './diff/compare-schemas.ts';
import { diffContracts } from './diff/diff-contracts.ts';
import { type Judgement, judge } from './judge.ts';
import type { CompatApiOptions } from './options.ts';
import type { Contracts } from './results.ts';
import { apiRules } from './rules/index.ts';
import type { Witness } from './witness/witness.ts';
import { WitnessMaker } from './witness/witness-maker.ts';

/**
 * Compares two contracts that are read, judges what changed, and tries an example for what blocks.
 *
 * @param onChanges called as soon as something is found to differ
 */
export async function comparePair(
  contracts: Contracts,
  { preset = 'gray', levels = {}, sunsetDaysMin }: CompatApiOptions,
  { signal, now }: Pick<RunContext, 'signal' | 'now'>,
  onChanges?: () => void,
): Promise<ComparedPair> {
  signal.throwIfAborted();
  const diff = diffContracts(contracts.baseline, contracts.candidate, {
    today: now(),
    ...(sunsetDaysMin === undefined ? {} : { sunsetDaysMin }),
  });
  if (diff.changes.length > 0) onChanges?.();
  const judgements = diff.changes
    .map((change) => judge(change, apiRules, { preset, levels }))
    .filter((judgement) => judgement !== undefined);
  return { contracts, diff, judgements, witnesses: await witnessesOf(judgements, contracts, diff.comparer) };
}

async function witnessesOf(
  judgements: readonly Judgement[],
  contracts: Contracts,
  comparer: SchemaComparer,
): Promise<ReadonlyMap<Change, Witness>> {
  const blocking = judgements.filter(({ level }) => level === 'block');
  if (blocking.length === 0) return new Map();
  const maker = await WitnessMaker.open(contracts, comparer);
  return new Map(blocking.map((judgement) => [judgement.change, maker.for(judgement)]));
}
