import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { gatherExample } from './example-tree.ts';
import { configFacts } from './facts.ts';
import type { ConfigExample, ConfigFinding, ConfigRule } from './rule.ts';
import { resultOf } from './results.ts';
import { configRules } from './rules/index.ts';

async function findings(rule: ConfigRule, example: ConfigExample): Promise<readonly ConfigFinding[]> {
  const facts = configFacts(await gatherExample(example));
  expect(rule.needs.filter((need) => !facts.given.has(need))).toEqual([]);
  const { looked, findings } = rule.judge(facts);
  expect(looked).toBeGreaterThan(0);
  return findings;
}

test('the array and the folder hold the same rules', () => {
  const files = readdirSync(new URL('rules/', import.meta.url)).filter((file) => file !== 'index.ts');
  expect(configRules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(configRules)('$id', (rule) => {
  test.each(rule.examples.bad)('reports: $title', async (example) => {
    const found = await findings(rule, example);
    expect(found).not.toEqual([]);
    for (const finding of found) {
      expect(rule.fix(finding)).not.toMatch(/undefined/);
      expect(finding.message).toMatch(/^\S.*\.$/);
    }
    await expectTranslated(found.map((finding) => resultOf(finding, rule, 'block')));
  });
  test.each(rule.examples.good)('accepts: $title', async (example) => {
    expect(await findings(rule, example)).toEqual([]);
  });
  test('is complete', () => expect(rule.why).toMatch(/.{20,}\.$/));
});
