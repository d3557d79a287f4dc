import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const rowSecurityChanged: ChangeRule<'row-security-changed', 'none'> = {
  id: 'row-security-changed',
  inventory: ['C032'],
  title: 'Old code may see other rows than before',
  level: 'warn',
  states: ['A'],
  on: 'row-security-changed',
  examines: 'tables',
  why: 'Rows that a policy hides from old code vanish without an error, and writes that it forbids fail with 42501; a policy that is gone shows rows that were hidden.',
  cause: ({ table }) => plainName(table),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, policies, newPolicies }) =>
    judgeHazard(
      `Row security of ${plainName(table)} changes from (${said(policies)}) to (${said(newPolicies)}).`,
    ),
  fix: ({ table }) =>
    `Add permissive policies on ${plainName(table)} that give old code the rows it had; tighten them in a later release.`,
  examples: {
    bad: [
      {
        title: 'enabled',
        before: 'CREATE TABLE orders (id int);',
        after: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
      },
      {
        title: 'a policy says something else',
        before: `CREATE TABLE orders (id int, open boolean); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
          CREATE POLICY seen ON orders USING (true);`,
        after: 'ALTER POLICY seen ON orders USING (open);',
      },
    ],
    good: [
      {
        title: 'the same policy under another name',
        before: `CREATE TABLE orders (id int, open boolean); ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
          CREATE POLICY seen ON orders USING (open);`,
        after: 'ALTER POLICY seen ON orders RENAME TO open_ones; ALTER TABLE orders RENAME open TO is_open;',
      },
    ],
  },
};

function said(policies: readonly string[]): string {
  return policies.length === 0 ? 'none' : policies.join('; ');
}
