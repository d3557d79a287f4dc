import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { enumPlaces } from '../wording.ts';

export const domainLoosened: ChangeRule<'domain-loosened', 'written'> = {
  id: 'domain-loosened',
  inventory: ['B005'],
  title: 'New code may write values that a domain kept out',
  level: 'warn',
  states: ['C'],
  on: 'domain-loosened',
  examines: 'columns',
  why: 'Old code beside new code, or after a rollback, meets values in columns of the domain that it could count on never to see; the demand cannot come back over them.',
  cause: ({ domain, demands }) => `${plainName(domain)} ${demands.join(' ')}`,
  places: ({ domain, columns }) => enumPlaces({ enum: domain, columns }),
  proofFor: (change) => ({ kind: 'written', change }),
  judge: ({ domain, demands }, proof) =>
    judgeWritten(`Domain ${plainName(domain)} no longer demands ${demands.join(' and ')}`, proof),
  fix: ({ domain, demands }) =>
    `Keep ${demands.join(', ')} on ${plainName(domain)} until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'a check dropped',
        before:
          'CREATE DOMAIN price AS int CONSTRAINT positive CHECK (VALUE > 0); CREATE TABLE orders (id int PRIMARY KEY, cost price);',
        after: 'ALTER DOMAIN price DROP CONSTRAINT positive;',
      },
      {
        title: 'new code has written what it refused',
        before:
          'CREATE DOMAIN price AS int CONSTRAINT positive CHECK (VALUE > 0); CREATE TABLE orders (id int PRIMARY KEY, cost price);',
        after: 'ALTER DOMAIN price DROP CONSTRAINT positive;',
        newData: 'INSERT INTO orders VALUES (1, -5);',
      },
    ],
    good: [
      {
        title: 'no column is of the domain',
        before: 'CREATE DOMAIN price AS int CONSTRAINT positive CHECK (VALUE > 0);',
        after: 'ALTER DOMAIN price DROP CONSTRAINT positive;',
      },
      {
        title: 'the same check under another name',
        before:
          'CREATE DOMAIN price AS int CONSTRAINT positive CHECK (VALUE > 0); CREATE TABLE orders (id int PRIMARY KEY, cost price);',
        after: 'ALTER DOMAIN price RENAME CONSTRAINT positive TO above_zero;',
      },
    ],
  },
};
