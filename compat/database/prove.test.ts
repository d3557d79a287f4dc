import { describe, expect, test } from 'vitest';
import type { DataSource } from './data/data-source.ts';
import type { Engine } from './engine/engine.ts';
import { prove } from './prove.ts';
import type { Provers } from './prove.ts';

const asked: string[] = [];

function provers(data: Partial<DataSource> | undefined, unsafe: string[] = []): Provers {
  asked.length = 0;
  return {
    engine: { unsafeCalls: async (list: string[]) => list.map(() => unsafe) } as unknown as Engine,
    data: data && {
      which: 'in the live database',
      live: true,
      partial: false,
      rows: async (sql) => {
        asked.push(sql);
        return [];
      },
      close: async () => {},
      ...data,
    },
    oldQueries: [],
    queriesComplete: true,
    hashKey: 'key',
    now: () => new Date(0),
  };
}

const question = { kind: 'rows', sql: 'SELECT bad', expressions: ['f(x)'] } as const;

describe('a question to the live database', () => {
  test('is not asked when it would run the code of a pull request', async () => {
    expect(await prove(question, provers({}, ['public.f']))).toMatchObject({
      result: 'unknown',
      reason: 'public.f must not run on the live database',
    });
    expect(asked).toEqual([]);
  });

  test('may run on scratch rows whatever it calls', async () => {
    expect(await prove(question, provers({ live: false }, ['public.f']))).toMatchObject({ result: 'clean' });
    expect(asked).toEqual(['SELECT bad']);
  });

  test('without answer proves nothing', async () => {
    const rows = () => Promise.reject(Object.assign(new Error('canceling statement'), { code: '57014' }));
    expect(await prove(question, provers({ rows }))).toMatchObject({
      result: 'unknown',
      reason: 'the question about rows in the live database failed with 57014 canceling statement',
    });
  });

  test('never repeats a value that the server complains of', async () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "a secret"'), {
      code: '22007',
    });
    const proof = await prove(question, provers({ rows: () => Promise.reject(error) }));
    expect(proof).toMatchObject({ result: 'unknown', evidence: { error: { code: '22007' } } });
    expect(JSON.stringify(proof)).not.toContain('secret');
  });

  test('without rows proves nothing', async () => {
    expect(await prove(question, provers(undefined))).toMatchObject({ result: 'unknown' });
  });

  test('is answered with hashes; equal values have equal ones, and NULL is told', async () => {
    const row = (key: string | null) => ({ key, n: '2', bad: '3' });
    const proof = await prove(question, provers({ rows: async () => [row('a'), row('a'), row(null)] }));
    expect(proof).toMatchObject({ result: 'bad', count: 3, evidence: { columns: ['key', 'rows'] } });
    const rows = proof.kind === 'rows' && proof.evidence?.kind === 'query' ? (proof.evidence.rows ?? []) : [];
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0]?.[0]).toMatch(/^#[0-9a-f]{12}$/);
    expect(rows[2]).toEqual(['NULL', '2']);
  });
});

test('no queries are never a complete source', async () => {
  const table = { schema: 'public', name: 'orders' };
  expect(await prove({ kind: 'usage', table, column: 'note' }, provers(undefined))).toMatchObject({
    complete: false,
  });
});
