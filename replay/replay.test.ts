import { expect, test } from 'vitest';
import { findings, notPassed, replayed } from './testing/groups.ts';

test('two groups that agree', async () => {
  const report = await replayed({});
  expect(notPassed(report)).toEqual([]);
  expect(report.verdict).toBe('go');
});
