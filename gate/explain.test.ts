import { expect, test } from 'vitest';
import { explanations } from './explain.ts';

const rules = explanations().filter(({ kind }) => kind.endsWith('rule') || kind === 'check');

test('the registries are all here', () => expect(rules.length).toBeGreaterThan(80));

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s says why and what to do',
  (_id, { why, fix, title }) => {
    for (const text of [why, fix, title]) {
      expect(text).toMatch(/\w{3,}/);
      expect(text).not.toMatch(/undefined|\[object|<join>|<change>/);
    }
  },
);

test('a fix speaks of the parts of a change by their names', () => {
  expect(rules.find(({ id }) => id === 'column-dropped')?.fix).toContain('.<column>');
});
