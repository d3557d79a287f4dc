import type { OnTable } from '../data/live-facts.ts';
import type { LiveRule, RollbackFinding } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const indexInvalid: LiveRule = {
  id: 'index-invalid',
  inventory: ['D019'],
  title: 'An index is left over from a CREATE INDEX CONCURRENTLY that failed',
  level: 'warn',
  states: ['A'],
  on: 'live database',
  examines: 'indexes',
  why: 'No query uses it and every write pays for it. A migration that says IF NOT EXISTS takes it for the index that it wants and ends well without one.',
  judge: ({ invalidIndexes }) => invalidIndexes.map(leftOver),
  fix: ({ key }) => `DROP INDEX CONCURRENTLY ${key}, look why it failed, and build it again.`,
  examples: {
    bad: [
      {
        title: 'a unique index that met duplicates',
        before: 'CREATE TABLE users (email text);',
        data: `INSERT INTO users VALUES ('a'); CREATE UNIQUE INDEX users_email ON users (email);
          UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_email'::regclass;`,
        after: 'ALTER TABLE users ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'one that was built to its end',
        before: 'CREATE TABLE users (email text);',
        data: `INSERT INTO users VALUES ('a'); CREATE UNIQUE INDEX users_email ON users (email);`,
        after: 'ALTER TABLE users ADD COLUMN note text;',
      },
    ],
  },
};

function leftOver({ table, name }: OnTable): RollbackFinding {
  return {
    key: plainName({ schema: table.schema, name }),
    places: [tablePlace(table)],
    outcome: 'fail',
    message: `Index ${name} of ${plainName(table)} is not valid: it was never built to its end.`,
  };
}
