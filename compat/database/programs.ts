/** What a report says of steps that are programs. Pure. */
import { place } from '../../reports/index.ts';
import type { ResultDraft } from '../../reports/index.ts';
import { someOf } from './wording.ts';

export const programRule = {
  id: 'step-not-run',
  title: 'A step of the release is a program, which is not run',
  level: 'block',
  why: 'What it changes is in neither schema, so nothing here says whether old code can live with it.',
  fix: 'Run it on a scratch database and name the schema after it as the candidate: a dump, or the database itself. Where it changes no schema, waive this result.',
} as const;

/** One result for all of them. */
export function programResult(names: readonly [string, ...string[]]): ResultDraft {
  const { id: rule, title, level, why, fix } = programRule;
  const [first, ...others] = names.map(place.migration);
  return {
    tool: 'compat',
    rule,
    key: 'programs',
    outcome: 'inconclusive',
    level,
    title,
    why,
    fix,
    message: `Not run, so that what it changes is not known: ${someOf(names)}.`,
    places: [first ?? '', ...others],
    command: `seaworthy explain ${rule}`,
  };
}
