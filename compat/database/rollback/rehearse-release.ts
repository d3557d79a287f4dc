import type { Inputs, Observed } from '../observe.ts';
import { additions } from '../read/additions.ts';
import type { DatabaseRule } from '../rule.ts';
import type { Provers } from '../prove.ts';
import { rehearse } from './rehearse.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Stage } from './stage.ts';

/** How the release is taken back, where it has a way back and a rule wants to know. */
export async function rehearseRelease(
  stage: Stage,
  { baseline, candidate }: Pick<Inputs, 'baseline' | 'candidate'>,
  {
    rules,
    oldObjects,
    newRows,
  }: Pick<Observed, 'oldObjects'> & Pick<Provers, 'newRows'> & { readonly rules: readonly DatabaseRule[] },
): Promise<Rehearsal | undefined> {
  const release = additions(baseline, candidate);
  if (release === undefined || oldObjects === undefined) return undefined;
  return rules.some(({ on }) => on === 'rehearsal')
    ? rehearse(stage, release, oldObjects, newRows)
    : undefined;
}
