import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ContractExample } from './rule.ts';
import { exampleFiles } from './example-files.ts';
import { contractKinds } from './kinds.ts';
import type { ContractKind } from './kind.ts';
import { resultOf } from './results.ts';

async function rulesFor(kind: ContractKind, { old, new: now }: ContractExample): Promise<readonly string[]> {
  const name = `example.${kind.id}`;
  const { changes } = await kind.compare(exampleFiles(old, name), exampleFiles(now, name));
  const results = changes.flatMap((change) => {
    const rule = kind.rules.find(({ id }) => id === change.rule);
    return rule === undefined ? [] : [resultOf(change, rule, 'block')];
  });
  // What GraphQL's comparison says of a change are its own words.
  if (kind.id !== 'graphql') await expectTranslated(results);
  return changes.map(({ rule }) => rule);
}

describe.each(contractKinds)('$id', (kind) => {
  describe.each(kind.rules)('$id', (rule) => {
    test.each(rule.examples.bad)('reports: $title', async (example) => {
      expect(await rulesFor(kind, example)).toContain(rule.id);
    });
    test.each(rule.examples.good)('accepts: $title', async (example) => {
      expect(await rulesFor(kind, example)).not.toContain(rule.id);
    });
    test('is complete', () => expect(rule.why).toMatch(/.{20,}\.$/));
  });

  test('the array and the folder hold the same rules', () => {
    const folder = new URL(`${kind.id}/rules/`, import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect(kind.rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });
});
