import { namesOf } from '../column-change.ts';
import type { QueriesCheck } from '../phase-check.ts';
import { noteToComment } from './examples.ts';

export const oldColumnsUnused: QueriesCheck = {
  id: 'old-columns-unused',
  title: 'No query of running code names the old columns',
  level: 'block',
  on: 'queries',
  why: 'A query that still names a column fails once it is gone, and one that writes it brings back an old value.',
  fix: ({ old }) => `Release code without ${namesOf(old).join(', ')}, and wait until no older one runs.`,
  examples: {
    bad: [
      { ...noteToComment, title: 'a read', queries: ['SELECT note FROM orders WHERE id = $1'] },
      { ...noteToComment, title: 'a write', queries: ['UPDATE orders SET note = $1 WHERE id = $2'] },
      { ...noteToComment, title: 'an insert', queries: ['INSERT INTO orders (id, note) VALUES ($1, $2)'] },
    ],
    good: [
      {
        ...noteToComment,
        title: 'other columns',
        queries: ['SELECT comment FROM orders', 'UPDATE orders SET comment = $1'],
      },
    ],
  },
};
