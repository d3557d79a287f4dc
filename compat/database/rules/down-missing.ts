import { place } from '../../../reports/index.ts';
import { objectName } from '../rollback/catalog-objects.ts';
import { stepsWithoutDown } from '../rollback/rehearsal.ts';
import type { RollbackFinding, RollbackRule } from '../rule.ts';
import { someOf } from '../wording.ts';

export const downMissing: RollbackRule = {
  id: 'down-missing',
  inventory: ['B002'],
  title: 'A migration of the release has no way back',
  level: 'warn',
  states: ['C'],
  on: 'rehearsal',
  examines: 'downs',
  why: 'The other migrations can be taken back, so a rollback runs to its end and says that all is well; what this one changed stays.',
  judge: (rehearsal) =>
    stepsWithoutDown(rehearsal).map(({ up, down }): RollbackFinding => {
      const what = down === undefined || down === up ? `${up} has no way back` : `${down} is empty`;
      const left = someOf(rehearsal.residue.map(({ object }) => objectName(object)));
      const stays = left === '' ? '' : ` After the way back these differ: ${left}.`;
      return {
        outcome: 'fail',
        message: `${what}, though ${down === up || down === undefined ? 'it' : up} changes the schema.${stays}`,
        key: up,
        places: [place.migration(up)],
        source: { file: down ?? up },
      };
    }),
  fix: ({ key }) =>
    `Write what takes ${key} back, or say in it that there is no way back and roll back code only.`,
  examples: {
    bad: [
      {
        title: 'an empty way back',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        down: '-- nothing to do',
      },
    ],
    good: [
      {
        title: 'only rows were changed',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'INSERT INTO plans VALUES (1);',
        down: '',
      },
      {
        title: 'what it changes was so before',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE IF NOT EXISTS orders (id int);',
        down: '',
      },
    ],
  },
};
