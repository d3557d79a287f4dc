/** Every finding that blocks shows the value that was tried, or the places that ask for one. */
import { expect, test } from 'vitest';
import { gatherExample } from './example-tree.ts';
import { configFacts } from './facts.ts';
import { levelOf } from './level.ts';
import { resultOf } from './results.ts';
import { configRules } from './rules/index.ts';

test('each example that blocks shows values or places', async () => {
  const shown: string[] = [];
  for (const rule of configRules) {
    for (const example of rule.examples.bad) {
      const { findings } = rule.judge(configFacts(await gatherExample(example)));
      for (const finding of findings) {
        const level = levelOf(finding, rule, { preset: 'rollback', levels: {} });
        if (level !== 'block') continue;
        const { evidence = [] } = resultOf(finding, rule, level);
        shown.push(`${rule.id}: ${evidence.length > 0 ? 'shown' : example.title}`);
      }
    }
  }
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((one) => !one.endsWith(': shown'))).toEqual([]);
});
