import { counted } from '../../../reports/index.ts';
import { evidenceOf, whereOf } from '../locks/findings.ts';
import type { ReleaseFinding, ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { someOf, tablePlace } from '../wording.ts';

export const lockTimeoutMissing: ReleaseRule = {
  id: 'lock-timeout-missing',
  inventory: ['L011'],
  title: 'A migration would wait for its locks without end',
  level: 'info',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'While it waits behind one long query, all other queries on the table wait behind it: old code stands still for as long as that query runs.',
  judge: ({ statements }) => {
    const waiting = statements.filter(({ waitsForever, locks }) => waitsForever && locks.length > 0);
    const tables = [...new Set(waiting.flatMap(({ locks }) => locks.map(({ table }) => plainName(table))))];
    return waiting.slice(0, 1).flatMap((trace) =>
      trace.locks.slice(0, 1).map(({ table }): ReleaseFinding => ({
        outcome: 'fail',
        key: 'release',
        places: [tablePlace(table)],
        message: `${counted(waiting.length, ['statement locks', 'statements lock'])} ${someOf(tables)} without a lock_timeout (first ${whereOf(trace)}).`,
        evidence: [evidenceOf(trace)],
        source: { file: trace.file, line: trace.line },
        table,
      })),
    );
  },
  fix: ({ table }) =>
    `SET lock_timeout = '2s' before ${plainName(table)} is locked, here or for the role that migrates, and try again where it fails.`,
  examples: {
    bad: [
      {
        title: 'nothing is set',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
      },
    ],
    good: [
      {
        title: 'set in the migration',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `SET lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN region text;`,
      },
    ],
  },
};
