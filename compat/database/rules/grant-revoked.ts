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
  cause: ({ object, on, role }) => (on === 'role' ? `role ${role}` : `${on} ${plainName(object)} ${role}`),
  places: ({ object }) => [tablePlace(object)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ object, on, role, privileges }) =>
    judgeHazard(
      `Role ${role} loses ${privileges.join(', ')}${on === 'role' ? '' : ` on ${on} ${plainName(object)}`}.`,
    ),
  fix({ object, on, role, privileges }) {
    const rights = privileges.join(', ');
    const again =
      on === 'role'
        ? `Give ${role} ${rights} again`
        : `GRANT ${rights} ON ${on.toUpperCase()} ${plainName(object)} TO ${role} again`;
    return `${again}, until no version that works as ${role} can come back.`;
  },
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
      {
        title: 'it leaves the role that has the rights',
        before: `CREATE ROLE readers; CREATE ROLE app; CREATE TABLE orders (id int);
          GRANT SELECT ON orders TO readers; GRANT readers TO app;`,
        after: 'REVOKE readers FROM app;',
      },
      {
        title: 'it may no longer log in',
        before: 'CREATE ROLE app LOGIN; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'ALTER ROLE app NOLOGIN;',
      },
    ],
    good: [
      {
        title: 'the table is renamed and keeps its rights',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'ALTER TABLE orders RENAME TO purchases;',
      },
      {
        title: 'it gets the same another way',
        before: `CREATE ROLE app; CREATE TABLE orders (id int, note text);
          GRANT SELECT (id), UPDATE (note) ON orders TO app; GRANT INSERT ON orders TO app;`,
        after: `GRANT SELECT, UPDATE ON orders TO app; REVOKE SELECT (id), UPDATE (note) ON orders FROM app;
          REVOKE INSERT ON orders FROM app; GRANT INSERT ON orders TO PUBLIC;`,
      },
      {
        title: 'the table goes with its rights',
        before: 'CREATE ROLE app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'DROP TABLE orders;',
      },
    ],
  },
};
