import { describe, expect, test } from 'vitest';
import { judgeGone, judgeHeld } from './judgements.ts';
import type { RowsProof } from './proof.ts';
import type { Judgement } from './rule.ts';
import { rowsThat } from './wording.ts';

describe('rows that hold what goes', () => {
  const free: Judgement = { outcome: 'pass', message: 'Two releases did without it.' };
  const rows = (result: RowsProof['result'], count = 0): RowsProof => ({
    result,
    count,
    which: 'in the live database',
    partial: false,
    reason: result === 'unknown' ? 'no rows were given' : undefined,
  });

  test.each([
    ['fail, whatever releases used', rows('bad', 2), 'fail', 'And 2 rows in the live database hold it.'],
    [
      'that nobody asked let nothing go',
      rows('unknown'),
      'inconclusive',
      'could not be asked: no rows were given.',
    ],
    ['pass where there are none', rows('clean'), 'pass', free.message],
    ['say nothing where none was asked for', undefined, 'pass', free.message],
  ])('%s', (_, held, outcome, message) => {
    expect(judgeHeld(free, rowsThat.hold, held)).toEqual({
      outcome,
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('what no query of those uses that are said to be all', () => {
  const built = { libraries: ['Knex'], files: ['src/a.ts', 'src/b.ts'], naming: ['src/a.ts'] };
  const proof = { kind: 'usage', users: [], asked: 3, complete: true } as const;

  test('fails where a file names it that builds queries', () => {
    expect(judgeGone('It is gone', { ...proof, built })).toEqual({
      outcome: 'fail',
      message:
        'It is gone. Old code may use it: it is named in src/a.ts, where Knex builds queries that are not read.',
    });
  });

  test('is never let go in silence while queries are built', () => {
    expect(judgeGone('It is gone', { ...proof, built: { ...built, naming: [] } })).toMatchObject({
      outcome: 'fail',
      level: 'warn',
      message: expect.stringContaining('so they are not complete (src/a.ts, src/b.ts)') as string,
    });
    expect(judgeGone('It is gone', proof).outcome).toBe('pass');
  });
});
