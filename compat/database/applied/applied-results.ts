/** Says where the folder and the running database disagree about what is applied. Pure. */
import { counted, place } from '../../../reports/index.ts';
import type { Level, Outcome, ResultDraft } from '../../../reports/index.ts';
import { someOf } from '../wording.ts';
import type { Applied } from './applied.ts';

export const appliedRule = {
  id: 'applied-migrations',
  title: 'The running database holds what the folder says',
  level: 'block',
  why: 'The old schema is built from the files of the migrations that the database holds. Where files and database disagree, the release is judged on a schema that does not run.',
  fix: 'Bring files and database together: put lost and old texts back, repair what failed, or compare with the schema of the database itself.',
} as const;

interface Disagreement {
  readonly key: string;
  /** Names of the migrations, or versions where none is in the folder. */
  readonly of: readonly string[];
  readonly outcome: Outcome;
  readonly level: Level;
  readonly message: string;
  readonly fix: string;
}

/** One result for each kind of disagreement, or one that passes. */
export function appliedResults(facts: Applied, service: string): ResultDraft[] {
  const found = disagreements(facts).filter(({ of }) => of.length > 0);
  const { id: rule, title, why } = appliedRule;
  const common = { tool: 'compat', rule, title, why, command: `seaworthy explain ${rule}` } as const;
  if (found.length === 0) {
    const applied = counted(facts.applied.length, ['migration is', 'migrations are']);
    const pending = counted(facts.pending.length, ['is pending', 'are pending']);
    const texts = facts.comparesTexts ? '' : ' The tool keeps no digests, so an edited text would not show.';
    const message = `By ${facts.table}, ${applied} applied and ${pending}.${texts}`;
    const places = [place.service(service)] as const;
    return [{ ...common, key: 'none', outcome: 'pass', level: 'info', message, places }];
  }
  return found.map(({ key, of, outcome, level, message, fix }) => {
    const [first = '', ...rest] = of.map(place.migration);
    return { ...common, key, outcome, level, message, fix, places: [first, ...rest] };
  });
}

function disagreements(facts: Applied): Disagreement[] {
  const { table, missing, edited, rerun, broken, early } = facts;
  const nameOf = ({ name }: { readonly name: string }): string => name;
  return [
    {
      key: 'missing',
      of: missing,
      outcome: 'fail',
      level: 'block',
      message: `${table} holds ${someOf(missing)}, which the folder does not: what ${missing.length === 1 ? 'it' : 'they'} did is missing from the old schema.`,
      fix: 'Bring the files back, or compare with the schema of the database itself: --baseline postgres://….',
    },
    {
      key: 'edited',
      of: edited.map(nameOf),
      outcome: 'fail',
      level: 'block',
      message: `${someOf(edited.map(nameOf))} changed after being applied, so the old schema here is not the one that runs.`,
      fix: 'Put the old text back and write the difference as a new migration.',
    },
    {
      key: 'broken',
      of: broken.map(({ version }) => version),
      outcome: 'fail',
      level: 'block',
      message: `${table} says of ${someOf(broken.map(({ version, why }) => `${version} that ${why}`))}: nobody knows how much of it is there.`,
      fix: 'Repair the database with the tool first.',
    },
    {
      key: 'early',
      of: early.map(nameOf),
      outcome: 'fail',
      level: 'warn',
      message: `${someOf(early.map(nameOf))} is pending but comes before migrations that are applied: some tools refuse it, others skip it, and a new database gets another order.`,
      fix: 'Give it a version after the last one that is applied.',
    },
    {
      key: 'rerun',
      of: rerun.map(nameOf),
      outcome: 'inconclusive',
      level: 'warn',
      message: `${someOf(rerun.map(nameOf))} runs again with a new text; the old one is not known, so what changes in it cannot be judged.`,
      fix: 'Compare with the revision that is released: --baseline git:REVISION:FOLDER.',
    },
  ];
}
