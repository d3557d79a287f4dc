import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/result.ts';
import { paramProblems } from '../items-of.ts';
import { checks } from './index.ts';

describe.each(checks)('$id', (check) => {
  test.each(check.examples)('$title: $outcome', ({ params, facts, outcome }) => {
    expect(paramProblems(check, params as Record<string, unknown>)).toEqual([]);
    const judgement = check.judge(facts, params);
    expect(judgement.message).not.toBe('');
    expect(judgement.outcome).toBe(outcome);
  });

  test('says everything in Chinese too', async () => {
    const { question: title, why, remedy: fix } = check;
    await expectTranslated(
      check.examples.map(
        ({ params, facts }) => ({ title, why, fix, ...check.judge(facts, params) }) as ResultDraft,
      ),
    );
  });

  test('has examples that pass and examples that do not', () => {
    const outcomes = check.examples.map(({ outcome }) => outcome);
    expect(outcomes).toContain('pass');
    expect(outcomes.some((outcome) => outcome !== 'pass')).toBe(true);
  });

  test('judges from facts that went through JSON', () => {
    for (const { params, facts, outcome } of check.examples) {
      const stored = JSON.parse(JSON.stringify(facts)) as unknown;
      expect(check.judge(stored, params).outcome).toBe(outcome);
    }
  });

  test('tells what, why and what to do', () => {
    expect(check.question).toMatch(/\?$/);
    expect(check.why.length).toBeGreaterThan(20);
    expect(check.remedy.length).toBeGreaterThan(20);
  });
});
