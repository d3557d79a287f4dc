import { grouped } from '../../wording/grouped.ts';
import type { ResultHead } from '../data/page-data.ts';
import { standingOf } from '../query/terms.ts';

/** Results of one tool and rule, that stand alike and have one cause: one thing to mend. */
export interface FindingGroup {
  readonly id: string;
  /** The worst of them. */
  readonly first: ResultHead;
  readonly members: readonly ResultHead[];
  /** How many are new against the baseline. */
  readonly newCount: number;
}

/** Groups in the order of their worst member. */
export function groupFindings(results: readonly ResultHead[]): readonly FindingGroup[] {
  const groups = grouped(results, (result) =>
    [result.tool, result.rule, result.title, result.cause, standingOf(result), result.level].join('\n'),
  );
  return [...groups].flatMap(([id, members]) => {
    const [first] = members;
    const newCount = members.filter(({ state }) => state === 'new').length;
    return first === undefined ? [] : [{ id, first, members, newCount }];
  });
}
