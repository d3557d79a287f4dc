import type { PhaseFinding } from '../phase-check.ts';
import type { TrialOutcome } from '../trial.ts';
import { byPath, wayText } from '../writes.ts';

/** A finding where one way to write does not work. */
export function canWrite(outcomes: readonly TrialOutcome[], what: string): PhaseFinding[] {
  return byPath(outcomes).flatMap(({ path, tried, wrong }): PhaseFinding[] => {
    const key = path;
    if (tried === 0)
      return [
        {
          key,
          outcome: 'inconclusive',
          message: `${what} could not be tried: the table takes no made-up row. Give \`samples\` of what it takes.`,
        },
      ];
    if (wrong.length === 0) return [];
    const sql = wrong[0]?.trial.statements.at(-1);
    return [{ key, outcome: 'fail', message: `${what} ${wayText(wrong)}.`, sql }];
  });
}
