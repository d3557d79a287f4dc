import { place } from '../../../reports/index.ts';
import type { StatementTrace } from '../locks/statement-trace.ts';
import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';

export const migrationHalfApplied: ReleaseRule = {
  id: 'migration-half-applied',
  inventory: ['B009'],
  title: 'A migration that fails may be half done',
  level: 'warn',
  states: ['A', 'B'],
  on: 'release',
  examines: 'statements',
  why: 'Its statements do not run in one transaction: where one fails, those before it stay, and neither the migration nor its way back fits the schema that is left.',
  judge: ({ statements }) => {
    const files = new Map<string, StatementTrace[]>();
    for (const trace of statements) files.set(trace.file, [...(files.get(trace.file) ?? []), trace]);
    return [...files].flatMap(([file, traces]): ReleaseFinding[] => {
      const changing = traces.filter(({ actions, locks }) => actions.length > 0 || locks.length > 0);
      const parts = new Set(changing.map(({ transaction }, i) => transaction ?? `outside ${i}`));
      const first = changing.find(({ actions }) => actions.length > 0);
      const table = first?.actions[0]?.table;
      if (parts.size < 2 || first === undefined || table === undefined) return [];
      return [
        {
          outcome: 'fail',
          key: file,
          places: [place.migration(file)],
          message: `${file} changes tables in ${parts.size} transactions.`,
          source: { file, line: first.line },
          table,
          name: file,
        },
      ];
    });
  },
  fix: ({ name = '' }) =>
    `Cut ${name} into files of one transaction each, and a file for each statement that cannot be in one.`,
  examples: {
    bad: [
      {
        title: 'a concurrent index after another change',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE INDEX CONCURRENTLY ON orders (region);',
      },
    ],
    good: [
      {
        title: 'in one transaction',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE INDEX ON orders (region);',
      },
      {
        title: 'one statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'CREATE INDEX CONCURRENTLY ON orders (price);',
      },
    ],
  },
};
