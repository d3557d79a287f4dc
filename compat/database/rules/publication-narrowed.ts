import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const publicationNarrowed: ChangeRule<'publication-narrowed', 'none'> = {
  id: 'publication-narrowed',
  inventory: [],
  title: 'Those who follow the changes of a table no longer hear of all',
  level: 'warn',
  states: ['A', 'B'],
  on: 'publication-narrowed',
  examines: 'tables',
  why: 'Replicas, search indexes and data warehouses that follow a publication fall behind without an error: nobody tells them what they no longer get, and what was not sent meanwhile does not come later.',
  cause: ({ published: { publication, what } }) => `${publication} ${what}`,
  places: ({ published: { publication } }) => [tablePlace({ schema: 'public', name: publication })],
  proofFor: () => ({ kind: 'none' }),
  judge({ published: { publication, what }, isGone, losses }) {
    const name = what.replace(/^public\./, '');
    return judgeHazard(
      isGone
        ? `Publication ${publication} no longer sends changes of ${name}.`
        : `Publication ${publication} sends less of ${name}: it leaves out ${losses.join(', ')}.`,
    );
  },
  fix: ({ published: { publication } }) =>
    `Let those who follow ${publication} move to another publication first, and change this one in a later release.`,
  examples: {
    bad: [
      {
        title: 'a table leaves',
        before: `CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);
          CREATE PUBLICATION feed FOR TABLE orders, users;`,
        after: 'ALTER PUBLICATION feed DROP TABLE users;',
      },
      {
        title: 'some columns and rows only',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE PUBLICATION feed FOR TABLE orders;',
        after: 'ALTER PUBLICATION feed SET TABLE orders (id) WHERE (id > 5);',
      },
      {
        title: 'inserts only',
        before: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE PUBLICATION feed FOR ALL TABLES;',
        after: `ALTER PUBLICATION feed SET (publish = 'insert');`,
      },
      {
        title: 'without the old rows',
        before: `CREATE TABLE orders (id int PRIMARY KEY); ALTER TABLE orders REPLICA IDENTITY FULL;
          CREATE PUBLICATION feed FOR TABLE orders;`,
        after: 'ALTER TABLE orders REPLICA IDENTITY DEFAULT;',
      },
    ],
    good: [
      {
        title: 'a table joins, another one goes and a third is renamed',
        before: `CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE users (id int PRIMARY KEY);
          CREATE TABLE notes (id int PRIMARY KEY); CREATE PUBLICATION feed FOR TABLE orders, notes;`,
        after: `ALTER PUBLICATION feed ADD TABLE users; DROP TABLE notes; ALTER TABLE orders RENAME TO purchases;`,
      },
      {
        title: 'all tables in place of one',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE PUBLICATION feed FOR TABLE orders (id);',
        after: 'DROP PUBLICATION feed; CREATE PUBLICATION feed FOR ALL TABLES;',
      },
    ],
  },
};
