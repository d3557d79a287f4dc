import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Role, changeKinds } from '../changes.ts';
import { expectTranslated } from '../../../reports/language/expect-translated.test-support.ts';
import { diffContracts } from '../diff/diff-contracts.ts';
import { exampleDocument } from '../example.ts';
import { claims, judge } from '../judge.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import type { ApiExample } from '../rule.ts';
import { resultOf } from '../results.ts';
import { apiRules } from './index.ts';

async function judged(example: ApiExample, preset: 'gray' | 'contract' = 'gray') {
  const [old, now] = await Promise.all([
    contractOf({ 'old.yaml': exampleDocument(example.old) }),
    contractOf({ 'new.yaml': exampleDocument(example.new) }),
  ]);
  const { changes } = diffContracts(old, now);
  const judgements = changes.map((change) => judge(change, apiRules, { preset, levels: {} }));
  await expectTranslated(
    judgements.flatMap((one) =>
      one === undefined ? [] : [resultOf(one, { baseline: old, candidate: now })],
    ),
  );
  return judgements;
}

describe.each(apiRules)('$id', (rule) => {
  test.each(rule.examples.bad)('reports: $title', async (example) => {
    expect((await judged(example)).map((judgement) => judgement?.rule.id)).toEqual([rule.id]);
  });
  test.each(rule.examples.good)('accepts: $title', async (example) => {
    expect((await judged(example)).map((judgement) => judgement?.rule.id)).not.toContain(rule.id);
  });
  test('is complete', () => {
    expect(rule.why.length).toBeGreaterThan(20);
    expect(rule.why).toMatch(/\.$/);
  });
});

test('the array and the folder hold the same rules', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !/^index\.|\.test\./.test(file));
  expect(apiRules.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort());
});

const cells = Object.entries(changeKinds).flatMap(([kind, { roles, effects }]) =>
  roles.flatMap((role: Role) => effects.map((effect) => ({ kind, role, effect }) as const)),
);

test('the walk sees all cells', () => expect(cells.length).toBeGreaterThan(90));

test.each(cells)('$kind of $role that $effect is judged by one rule', ({ kind, role, effect }) => {
  const change = { kind: kind as keyof typeof changeKinds, effect, element: { role, key: '', label: '' } };
  const claiming = apiRules.filter((rule) => claims(rule, change)).map((rule) => rule.id);
  expect(claiming).toHaveLength(1);
});
