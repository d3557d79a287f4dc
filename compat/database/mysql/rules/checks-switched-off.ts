import type { ReleaseFinding, ReleaseRule } from '../../rule.ts';
import type { StatementTrace } from '../../locks/statement-trace.ts';
import { evidenceOf, whereOf } from '../../locks/findings.ts';
import type { Change } from '../../changes.ts';
import { plainName } from '../../sql.ts';
import { tablePlace } from '../../wording.ts';

/** What is switched off, which changes then look at no row, and what stays unseen. */
const switches = [
  {
    name: 'foreign_key_checks',
    off: /\bforeign_key_checks\s*=\s*(?:0|off|false)\b/i,
    on: /\bforeign_key_checks\s*=/i,
    hides: (change: Change) => change.kind === 'foreign-key-added',
    unseen: 'rows that point at nothing stay, and later writes of them fail with 1452',
  },
  {
    name: 'strict sql_mode',
    off: /\bsql_mode\s*=\s*(?:'(?![^']*strict_)[^']*'|"(?![^"]*strict_)[^"]*")/i,
    on: /\bsql_mode\s*=/i,
    hides: (change: Change) =>
      ['column-type-narrowed', 'column-type-changed', 'not-null-set', 'enum-value-removed'].includes(
        change.kind,
      ),
    unseen: 'values that do not fit are cut or replaced without an error',
  },
  {
    name: 'check_constraint_checks',
    off: /\bcheck_constraint_checks\s*=\s*(?:0|off|false)\b/i,
    on: /\bcheck_constraint_checks\s*=/i,
    hides: (change: Change) => change.kind === 'check-added',
    unseen: 'rows that break it stay',
  },
] as const;

export const checksSwitchedOff: ReleaseRule = {
  id: 'checks-switched-off',
  inventory: ['D004', 'D013'],
  title: 'The migration keeps the server from looking at rows',
  level: 'warn',
  states: ['A', 'B'],
  on: 'release',
  examines: 'statements',
  why: 'With foreign_key_checks = 0, or without strict mode, the migration succeeds whatever the rows hold: what does not fit is cut, replaced or left to stand, and old and new code meet it later.',
  judge: ({ statements, changes }) =>
    switches.flatMap(({ name, off, on, hides, unseen }): ReleaseFinding[] => {
      const met = new Map<string, ReleaseFinding>();
      let last: StatementTrace | undefined;
      for (const trace of statements) {
        if (/^set\b/i.test(trace.statement) && on.test(trace.statement)) {
          last = off.test(trace.statement) ? trace : undefined;
        }
        for (const { table } of last === undefined ? [] : trace.actions) {
          const change = changes.find(
            (item) => hides(item) && 'table' in item && plainName(item.table) === plainName(table),
          );
          const key = `${plainName(table)} ${name}`;
          if (change === undefined || last === undefined || met.has(key)) continue;
          met.set(key, {
            outcome: 'fail',
            key,
            places: [tablePlace(table)],
            message: `${whereOf(trace)} changes ${plainName(table)} while ${whereOf(last)} has switched ${name} off: ${unseen}.`,
            evidence: [evidenceOf(last), evidenceOf(trace)],
            source: { file: trace.file, line: trace.line },
            table,
            name,
          });
        }
      }
      return [...met.values()];
    }),
  fix: ({ table, name = '' }) => `Change ${plainName(table)} with ${name} on, after its rows are corrected.`,
  examples: {
    bad: [
      {
        title: 'a foreign key whose rows nobody looks at',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, buyer int);',
        after: `SET FOREIGN_KEY_CHECKS = 0; ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id); SET FOREIGN_KEY_CHECKS = 1;`,
      },
      {
        title: 'texts are cut without strict mode',
        before: 'CREATE TABLE users (id int PRIMARY KEY, name varchar(50));',
        after: `SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'; ALTER TABLE users MODIFY name varchar(5);`,
      },
    ],
    good: [
      {
        title: 'switched on again before',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, buyer int);',
        after: `SET foreign_key_checks = 0; CREATE TABLE notes (id int PRIMARY KEY); SET foreign_key_checks = 1;
          ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);`,
      },
      {
        title: 'another mode, still strict',
        before: 'CREATE TABLE users (id int PRIMARY KEY, name varchar(50));',
        after: `SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE'; ALTER TABLE users MODIFY name varchar(5);`,
      },
    ],
  },
};
