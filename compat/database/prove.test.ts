import { describe, expect, test } from 'vitest';
import type { DataSource } from './data/data-source.ts';
import type { Engine } from './engine/engine.ts';
import { prove } from './prove.ts';
import type { Provers } from './prove.ts';

const asked: string[] = [];

function provers(data: Partial<DataSource> | undefined): Provers {
  asked.length = 0;
  return {
    engine: {} as Engine,
    data: data && {
      which: 'in the live database',
      live: true,
      partial: false,
      rows: async () => [],
      look: async ({ sql }) => {
        asked.push(sql);
        return { rows: [] };
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
  test('that may not be asked proves nothing', async () => {
    expect(
      await prove(question, provers({ look: async () => ({ refused: 'f is not allowed' }) })),
    ).toMatchObject({
      result: 'unknown',
      reason: 'f is not allowed',
    });
  });

  test('that finds nothing is clean, with the time of the look', async () => {
    expect(await prove(question, provers({}))).toMatchObject({
      result: 'clean',
      lookedAt: '1970-01-01T00:00:00.000Z',
    });
    expect(asked).toEqual(['SELECT bad']);
  });

  test('that finds nothing in a sample, or on a replica far behind, proves nothing', async () => {
    const sample = { percent: 5, cost: 2e7, costMax: 1e6 };
    expect(await prove(question, provers({ look: async () => ({ rows: [], sample }) }))).toMatchObject({
      result: 'unknown',
      reason: expect.stringContaining('5 % of the pages hold none') as string,
    });
    const late = { rows: [], lagMs: 9e6, lagFault: 'this replica is 2.5 h behind' };
    expect(await prove(question, provers({ look: async () => late }))).toMatchObject({
      result: 'unknown',
      lagMs: 9e6,
      reason: 'this replica is 2.5 h behind',
    });
  });

  test('that finds some in a sample or behind is bad all the same', async () => {
    const sample = { percent: 5, cost: 2e7, costMax: 1e6 };
    const found = { rows: [{ bad: '3', n: '3' }], sample, lagMs: 9e6, lagFault: 'late' };
    expect(await prove(question, provers({ look: async () => found }))).toMatchObject({
      result: 'bad',
      count: 3,
      atLeast: true,
      lagMs: 9e6,
    });
  });

  test('without answer proves nothing', async () => {
    const look = () => Promise.reject(Object.assign(new Error('canceling statement'), { code: '57014' }));
    expect(await prove(question, provers({ look }))).toMatchObject({
      result: 'unknown',
      reason: 'the question about rows in the live database failed with 57014 canceling statement',
    });
  });

  test('never repeats a value that the server complains of', async () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "a secret"'), {
      code: '22007',
    });
    const proof = await prove(question, provers({ look: () => Promise.reject(error) }));
    expect(proof).toMatchObject({ result: 'unknown', evidence: { error: { code: '22007' } } });
    expect(JSON.stringify(proof)).not.toContain('secret');
  });

  test('without rows proves nothing', async () => {
    expect(await prove(question, provers(undefined))).toMatchObject({ result: 'unknown' });
  });

  test('is answered with hashes; equal values have equal ones, and NULL is told', async () => {
    const row = (key: string | null) => ({ key, n: '2', bad: '3' });
    const look = async () => ({ rows: [row('a'), row('a'), row(null)] });
    const proof = await prove(question, provers({ look }));
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
