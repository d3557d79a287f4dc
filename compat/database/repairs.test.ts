import { describe, expect, test } from 'vitest';
import type { Change } from './changes.ts';
import type { Deed, StatementTrace } from './locks/statement-trace.ts';
import type { Proof } from './proof.ts';
import { withRepair } from './repairs.ts';
import type { Judgement } from './rule.ts';

const table = { schema: 'public', name: 'users' };
const key = { name: 'email', type: 'text', from: 'mail', startsAs: 'NULL' };
const index = {
  name: 'i',
  keys: ['lower(email)'],
  columns: [null],
  predicate: null,
  nullsNotDistinct: false,
  primary: false,
};
const change: Change = {
  kind: 'unique-index-added',
  table,
  newTable: table,
  origins: [key],
  index,
  implied: false,
};
const judged: Judgement = { outcome: 'fail', message: 'Two rows share it.' };

function trace(does: Deed, statement: string, name = 'users'): StatementTrace {
  const actions = [{ does, table: { ...table, name } }];
  const rest = { transaction: 1, locks: [], rewrites: [], scans: [], waitsForever: false, toolWraps: true };
  return { file: '2.sql', line: 1, statement, actions, ...rest };
}

function proof(lookedAt?: string): Proof {
  return { kind: 'rows', result: 'bad', count: 2, which: 'in rows.sql', partial: false, lookedAt };
}

describe('rows that stand against a change', () => {
  test.each([
    ['updated', trace('updates', `UPDATE users SET mail = mail || id WHERE id > 5`)],
    ['deleted', trace('deletes', 'DELETE FROM users WHERE gone')],
  ])('warn where the migration has them %s', (_, statement) => {
    expect(withRepair(judged, { change, proof: proof() }, [statement])).toEqual({
      outcome: 'fail',
      level: 'warn',
      message: expect.stringMatching(/sets them right itself \(2\.sql:1\), and it ran/) as string,
    });
    expect(withRepair(judged, { change, proof: proof('2026-01-01') }, [statement]).message).toMatch(
      /was not tried/,
    );
  });

  test.each([
    ['another column is updated', trace('updates', `UPDATE users SET name = '' WHERE mail IS NULL`)],
    ['another table is', trace('deletes', 'DELETE FROM orders', 'orders')],
    ['the table is only altered', trace('alters', 'ALTER TABLE users SET (fillfactor = 70)')],
  ])('still block where %s', (_, statement) => {
    expect(withRepair(judged, { change, proof: proof() }, [statement])).toBe(judged);
  });
});
