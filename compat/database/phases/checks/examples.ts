import type { PhaseExample } from '../phase-check.ts';

type Base = Omit<PhaseExample, 'title'>;

/** A column that gets another name: nothing is lost either way. */
export const noteToComment: Base = {
  schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text, comment text);',
  change: {
    table: { schema: 'public', name: 'orders' },
    key: ['id'],
    old: [{ name: 'note', from: 'comment' }],
    new: [{ name: 'comment', from: 'note' }],
  },
};

/** Two values out of one. */
export const nameInTwo: Base = {
  schema: 'CREATE TABLE users (id int PRIMARY KEY, full_name text, first_name text, last_name text);',
  change: {
    table: { schema: 'public', name: 'users' },
    key: ['id'],
    old: [{ name: 'full_name', from: `first_name || ' ' || last_name` }],
    new: [
      { name: 'first_name', from: `split_part(full_name, ' ', 1)` },
      { name: 'last_name', from: `split_part(full_name, ' ', 2)` },
    ],
  },
};
