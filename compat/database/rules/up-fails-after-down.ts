import { place } from '../../../reports/index.ts';
import { objectName } from '../rollback/catalog-objects.ts';
import { residueByOwner } from '../rollback/rehearsal.ts';
import type { RollbackRule } from '../rule.ts';
import { someOf } from '../wording.ts';

export const upFailsAfterDown: RollbackRule = {
  id: 'up-fails-after-down',
  inventory: ['B002'],
  title: 'After the way back the release does not go up again as before',
  level: 'warn',
  states: ['C'],
  on: 'rehearsal',
  examines: 'downs',
  why: 'A release that was taken back is corrected and tried again; the second time it fails, or leaves another schema than the first.',
  judge: ({ again, steps }) => {
    if (again === undefined) return [];
    const { failure, differs } = again;
    if (failure !== undefined) {
      const { file, line, said, timedOut } = failure;
      return [
        {
          outcome: timedOut ? 'inconclusive' : 'fail',
          message: `Taken back and applied again, ${file} fails: ${said}.`,
          key: file,
          places: [place.migration(file)],
          source: { file, ...(line !== undefined && { line }) },
        },
      ];
    }
    if (differs.length === 0) return [];
    const key = steps.at(-1)?.up ?? '';
    return [
      {
        outcome: 'fail',
        message: `Taken back and applied again, the release leaves another schema: ${someOf(differs.map(({ object }) => objectName(object)))}.`,
        key,
        places: [place.migration(key), ...residueByOwner(differs).map(([, at]) => at)],
      },
    ];
  },
  fix: ({ key }) => `Write ${key} and its way back so that both can run more than once.`,
  examples: {
    bad: [
      {
        title: 'rows that it inserts are still there',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'INSERT INTO plans VALUES (1);',
        down: '',
      },
    ],
    good: [
      {
        title: 'it takes back the rows too',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'INSERT INTO plans VALUES (1);',
        down: 'DELETE FROM plans WHERE id = 1;',
      },
    ],
  },
};
