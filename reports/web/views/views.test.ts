import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyReport } from '../../../fixtures/reports/small-and-wide.ts';
import { everyKindReport } from '../../../fixtures/reports/every-kind.ts';
import { compareReports } from '../../compare/compare-reports.ts';
import { trendOf } from '../../trend/trend-of.ts';
import { drawnData } from '../drawn/drawn-data.ts';
import { firstPaint } from '../drawn/first-paint.tsx';
import { views } from './index.ts';

test('the array and the folder name the same views', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) =>
      name.endsWith('.tsx') &&
      /^export const \w+: View = \{/m.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
  );
  expect(views.map(({ id }) => `${id}.tsx`).sort()).toEqual(files.sort());
  expect(new Set(views.map(({ id }) => id)).size).toBe(views.length);
});

const report = everyKindReport();
const full = drawnData(report, {
  color: false,
  comparison: compareReports(emptyReport(), report),
  trend: trendOf([emptyReport(), report]),
});

describe.each(views)('$id', (view) => {
  test('has a title, shows when there is something and not when there is nothing', () => {
    expect(view.title()).toMatch(/^[A-Z]/);
    expect(view.applies(full)).toBe(true);
    expect(view.applies(drawnData(emptyReport(), { color: false }))).toBe(false);
  });
});

test.each([
  [
    { change: 'field-removed at GET /b: price is gone' },
    'make compatible: field-removed at GET /b: price is gone',
  ],
  [{}, 'No report compares the contract of b'],
  [{ change: '' }, undefined],
])('a cycle names what closes it: %j', (more, said) => {
  const [there, back] = [
    { from: 'a', to: 'b', ...more },
    { from: 'b', to: 'a', change: '' },
  ] as const;
  const orders = {
    deploy: ['a', 'b'],
    rollback: ['b', 'a'],
    cycles: [['a', 'b', 'a']],
    edges: [there, back],
  };
  const drawn = firstPaint(drawnData({ ...emptyReport(), orders }, { color: false }));
  expect(drawn).toContain('this call closes a cycle');
  expect(/make compatible|No report compares/.test(drawn)).toBe(said !== undefined);
  expect(drawn).toContain(said ?? 'a → b → a');
});
