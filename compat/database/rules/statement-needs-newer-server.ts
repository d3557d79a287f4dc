import { evidenceOf, whereOf } from '../locks/findings.ts';
import { newerSyntax } from '../locks/newer-syntax.ts';
import type { NewerSyntax } from '../locks/newer-syntax.ts';
import type { ReleaseFinding, ReleaseRule } from '../rule.ts';
import { isBefore } from '../target-version.ts';
import type { Since } from '../target-version.ts';
import { place } from '../../../reports/index.ts';

export const statementNeedsNewerServer: ReleaseRule = {
  id: 'statement-needs-newer-server',
  inventory: [],
  title: 'A statement needs a newer server than the one that it goes to',
  level: 'block',
  states: ['A'],
  on: 'release',
  needsTarget: true,
  examines: 'statements',
  why: 'The scratch database understands more than the server does, so the migration succeeds in every trial and fails in the middle of the release.',
  judge: ({ statements, target }) =>
    target === undefined
      ? []
      : statements.flatMap((trace) => {
          const code = withoutTexts(trace.statement);
          const first = newerSyntax.find(
            ({ pattern, since }) => isBefore(target, since) && pattern.test(code),
          );
          if (first === undefined) return [];
          const { locks, actions, file, line, statement } = trace;
          const table = locks[0]?.table ?? actions[0]?.table ?? { schema: 'public', name: first.what };
          const finding: ReleaseFinding = {
            outcome: 'fail',
            key: whereOf(trace),
            places: [place.migration(file)],
            message: `${whereOf(trace)} uses ${first.what}, which ${target.product} knows from ${sinceOf(first, target.product)} on; the release goes to ${target.text}.`,
            evidence: [evidenceOf(trace)],
            source: { file, line },
            table,
            name: first.what,
            statement,
          };
          return [finding];
        }),
  fix: ({ name = '' }) =>
    `Write it without ${name}, or update the server first; try the release on a scratch server of its version with --engine.`,
  examples: {
    bad: [
      {
        title: 'nulls that are not distinct, before PostgreSQL 15',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, code text);',
        after: 'CREATE UNIQUE INDEX one_code ON orders (code) NULLS NOT DISTINCT;',
        targetVersion: '14',
      },
      {
        title: 'a generated column that is not stored, before PostgreSQL 18',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        after: 'ALTER TABLE orders ADD COLUMN gross int GENERATED ALWAYS AS (price * 2);',
        targetVersion: '17.2',
      },
    ],
    good: [
      {
        title: 'a server that is new enough',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, code text);',
        after: 'CREATE UNIQUE INDEX one_code ON orders (code) NULLS NOT DISTINCT;',
        targetVersion: '15',
      },
      {
        title: 'a word in a text',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, code text);',
        after: "ALTER TABLE orders ADD COLUMN note text DEFAULT 'nulls not distinct';",
        targetVersion: '12',
      },
    ],
  },
};

function sinceOf({ since }: NewerSyntax, product: string): string {
  return since[product as keyof Since] ?? '';
}

/** Texts and comments hold words that mean nothing to the server. */
function withoutTexts(statement: string): string {
  return statement.replace(/'(?:[^'\\]|\\[^]|'')*'|--[^\n]*|\/\*[^]*?\*\//g, "''").replace(/^(?:''|\s)+/, '');
}
