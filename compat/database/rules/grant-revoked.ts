import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const grantRevoked: ChangeRule<'grant-revoked', 'none'> = {
  id: 'grant-revoked',
  inventory: ['C031'],
  title: 'A role lost rights that old code may need',
  level: 'warn',
  states: ['A'],
  on: 'grant-revoked',
  examines: 'grants',
  why: 'Old code that works as this role is refused with 42501 while it runs beside new code, and after a rollback.',
  cause: ({ object, on, role }) => `${on} ${plainName(object)} ${role}`,
  places: ({ object }) => [tablePlace(object)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ object, on, role, privileges }) =>
    judgeHazard(`Role ${role} loses ${privileges.join(', ')} on ${on} ${plainName(object)}.`),
  fix: ({ object, on, role, privileges }) =>
    `GRANT ${privileges.join(', ')} ON ${on.toUpperCase()} ${plainName(object)} TO ${role} again, until no version that works as ${role} can come back.`,
  examples: {
    bad: [
      {
        title: 'revoked',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO app;',
        after: 'REVOKE INSERT ON orders FROM app;',
      },
      {
        title: 'the table is created again and not granted again',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'DROP TABLE orders; CREATE TABLE orders (id int);',
      },
      {
        title: 'another owner',
        before:
          'CREATE ROLE app; CREATE ROLE boss; CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO app;',
        after: 'ALTER TABLE orders OWNER TO boss;',
      },
    ],
    good: [
      {
        title: 'the table is renamed and keeps its rights',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'ALTER TABLE orders RENAME TO purchases;',
      },
      {
        title: 'the table goes with its rights',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'DROP TABLE orders;',
      },
    ],
  },
};
