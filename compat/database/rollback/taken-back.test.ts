import { expect, test } from 'vitest';
import { findings, init, run, write } from '../release.test-support.ts';

test('a release whose way back leaves something and loses something is told so, and may go', async () => {
  const path = write({
    '1.up.sql': init,
    '1.down.sql': 'DROP TABLE orders;',
    '2.up.sql': `ALTER TABLE orders ADD COLUMN region text DEFAULT 'eu'; CREATE INDEX by_region ON orders (region, id);`,
    '2.down.sql': 'ALTER TABLE orders DROP COLUMN region;',
    '3.up.sql': 'CREATE INDEX by_note ON orders (note);',
    '3.down.sql': '-- later',
  });
  const report = await run({ candidate: path });
  expect(report).toMatchObject({ verdict: 'go' });
  expect(findings(report).map(({ rule, key, level }) => [rule, key, level])).toEqual([
    ['down-missing', '3.up.sql', 'warn'],
    ['down-loses-data', 'orders', 'info'],
  ]);
  const missing = findings(report).find(({ rule }) => rule === 'down-missing');
  expect(missing?.message).toBe(
    '3.down.sql is empty, though 3.up.sql changes the schema. After the way back these differ: index orders.by_note.',
  );
  expect(report.rules.find(({ id }) => id === 'down-fails')?.examined).toBe(2);
});
