import { domainBreakers } from '../data/proofs/domain-breakers.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { enumPlaces, rowsThat } from '../wording.ts';

export const domainTightened: ChangeRule<'domain-tightened', 'rows'> = {
  id: 'domain-tightened',
  inventory: ['C034'],
  title: 'A domain takes fewer values than before',
  level: 'block',
  states: ['A'],
  on: 'domain-tightened',
  examines: 'columns',
  why: 'The migration fails with 23514 or 23502 when columns of the domain hold other values; old code that still writes them fails afterwards.',
  refusedWith: ['23514', '23502'],
  cause: ({ domain, demands }) => `${plainName(domain)} ${demands.join(' ')}`,
  places: ({ domain, columns }) => enumPlaces({ enum: domain, columns }),
  proofFor: (change) => ({ kind: 'rows', ...domainBreakers.question(change) }),
  judge: ({ domain, demands }, proof) =>
    judgeRows(`Domain ${plainName(domain)} now demands ${demands.join(' and ')}`, rowsThat.break, proof),
  fix: ({ domain, demands }) =>
    `Release code that writes only what ${plainName(domain)} demands (${demands.join(', ')}), correct the old rows, add the constraint NOT VALID, and validate it afterwards.`,
  examples: {
    bad: [
      {
        title: 'a value breaks the new check',
        before: 'CREATE DOMAIN price AS int; CREATE TABLE orders (id int PRIMARY KEY, cost price);',
        data: 'INSERT INTO orders VALUES (1, -5), (2, 7);',
        after: 'ALTER DOMAIN price ADD CHECK (VALUE > 0);',
      },
    ],
    good: [
      {
        title: 'all values keep it',
        before: 'CREATE DOMAIN price AS int; CREATE TABLE orders (id int PRIMARY KEY, cost price);',
        data: 'INSERT INTO orders VALUES (1, 5), (2, NULL);',
        after: 'ALTER DOMAIN price ADD CHECK (VALUE > 0);',
      },
      {
        title: 'no column is of the domain',
        before: 'CREATE DOMAIN price AS int;',
        after: 'ALTER DOMAIN price ADD CHECK (VALUE > 0);',
      },
    ],
  },
};
