import { counted, place } from '../../../reports/index.ts';
import type { CollationState } from '../data/live-facts.ts';
import type { LiveRule, RollbackFinding } from '../rule.ts';

export const collationVersionDiffers: LiveRule = {
  id: 'collation-version-differs',
  inventory: ['D018'],
  title: 'Indexes were built with another version of their collation',
  level: 'warn',
  states: ['A'],
  on: 'live database',
  examines: 'indexes',
  why: 'The order of texts changed under the indexes, with the system library for example. They no longer find all rows, and a unique one may hold duplicates that no proof by its index shows.',
  judge: ({ collations }) => collations.map(differs),
  fix: ({ key }) =>
    `REINDEX what uses the collation ${key}, then ALTER COLLATION (for the default: ALTER DATABASE) … REFRESH COLLATION VERSION, before a unique index is added.`,
  examples: {
    bad: [
      {
        title: 'an index by a collation of an older version',
        before: `CREATE COLLATION words (PROVIDER = builtin, LOCALE = 'C.UTF-8', VERSION = '0');
          CREATE TABLE users (name text COLLATE words UNIQUE);`,
        data: `INSERT INTO users VALUES ('a');`,
        after: 'ALTER TABLE users ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'no index uses it',
        before: `CREATE COLLATION words (PROVIDER = builtin, LOCALE = 'C.UTF-8', VERSION = '0');
          CREATE TABLE users (id int PRIMARY KEY, name text COLLATE words);`,
        data: `INSERT INTO users VALUES (1, 'a');`,
        after: 'ALTER TABLE users ADD COLUMN note text;',
      },
    ],
  },
};

function differs({ name, builtWith, now, indexes }: CollationState): RollbackFinding {
  const many = counted(indexes, ['index was', 'indexes were']);
  return {
    key: name,
    places: [place.label(`collation ${name}`)],
    outcome: 'fail',
    message: `${many} built with version ${builtWith} of the collation ${name}, and the server now has ${now}.`,
  };
}
