import { expect, test } from 'vitest';
import { inOrder } from './migration.ts';
import { compareVersions, refuseTwins } from './version.ts';

test.each([
  ['numbers count as numbers', ['1_a.sql', '2_b.sql', '10_c.sql']],
  ['leading zeros do not matter', ['009_a.sql', '10_b.sql', '011_c.sql']],
  ['folders', ['20200101_a/up.sql', '20200102_b/up.sql']],
  ['long time stamps', ['20150100000001000000_a.sql', '20150100000001000001_b.sql']],
])('order: %s', (_, sorted) => {
  expect(sorted.toReversed().sort(inOrder)).toEqual(sorted);
});

test('versions compare by their numbers, whatever stands between them', () => {
  const sorted = ['1', '1.1', '1_2', '1.10', '2', '20260101.1200'];
  expect(sorted.toReversed().sort(compareVersions)).toEqual(sorted);
  expect(compareVersions('1.0', '01')).toBe(0);
});

test('two steps of one version are refused by name', () => {
  const steps = ['1', '1.0'].map((version) => ({ name: `V${version}__a.sql`, sql: '', version }));
  expect(() => refuseTwins(steps, 'Flyway')).toThrow(/V1__a\.sql and V1\.0__a\.sql/);
});
