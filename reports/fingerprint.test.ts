import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import type { ResultDraft } from './result.ts';

const draft: ResultDraft = {
  tool: 'compat',
  rule: 'column-dropped',
  key: 'ads.note',
  outcome: 'fail',
  level: 'block',
  title: 'A column was dropped',
  message: 'ads.note is gone',
  places: ['column:ads.note'],
};

test('message, outcome and evidence do not change it', () => {
  const other = { ...draft, message: 'gone at line 7', outcome: 'pass' as const, observations: 12 };
  expect(fingerprint('ads', other)).toBe(fingerprint('ads', draft));
});

test.each([
  ['service', 'shop', draft],
  ['rule', 'ads', { ...draft, rule: 'table-dropped' }],
  ['key', 'ads', { ...draft, key: 'ads.title' }],
  ['states', 'ads', { ...draft, states: ['B'] as const }],
])('%s changes it', (_name, service, other) => {
  expect(fingerprint(service, other)).not.toBe(fingerprint('ads', draft));
});
