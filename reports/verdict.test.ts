import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HarnessError } from './harness-error.ts';
import { JoinedResults } from './joined-results.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './report.ts';
import { aResult, anyResult, anyResults } from './result.test-support.ts';
import { couldNotJudge, decide } from './verdict.ts';
import type { VerdictFacts } from './verdict.ts';

const pass = aResult({ key: 'none' });
const waiver = { reason: 'known', owner: 'dba', expires: '2026-12-31' };
const compatJudged: Section = { tool: 'compat', scope: 'judged' };
const emptyLedger: Ledger = {
  files: ['a.log'],
  format: 'nginx',
  lines: 3,
  read: 3,
  methods: { POST: 3 },
  selected: 0,
  skipped: { 'unsafe-method': 3 },
  sent: 0,
  notSent: {},
  compared: 0,
  setAside: {},
};

function facts(more: Partial<VerdictFacts>): VerdictFacts {
  return { tool: 'gate', results: [pass], sections: [compatJudged], interrupted: false, ...more };
}

describe('no-go, exit 1', () => {
  test.each<[string, Partial<VerdictFacts>]>([
    ['a blocker failed', { results: [pass, aResult({ outcome: 'fail' })] }],
    [
      'a blocker failed before the run was interrupted',
      { results: [aResult({ outcome: 'fail' })], interrupted: true },
    ],
    [
      'a blocker failed and a renderer too',
      { results: [aResult({ outcome: 'fail' })], faults: ['html failed'] },
    ],
  ])('%s', (_case, more) => {
    expect(decide(facts(more))).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  });

  test('the failure is the headline, before everything that only holds', () => {
    const results = [aResult({ outcome: 'pending', key: 'p' }), aResult({ outcome: 'fail', key: 'f' })];
    expect(decide(facts({ results })).reasons[0]).toMatchObject({
      verdict: 'no-go',
      fingerprint: results[1]?.fingerprint,
    });
  });
});

describe('none, exit 2', () => {
  test.each<[string, VerdictFacts]>([
    [
      'a tool alone selected nothing',
      { tool: 'compat', results: [], sections: [compatJudged], interrupted: false },
    ],
    [
      'its rules looked at nothing',
      facts({
        tool: 'compat',
        results: [],
        rules: [{ tool: 'compat', id: 'r', title: 't', level: 'block', examined: 0 }],
      }),
    ],
    [
      'replay selected no request, and says that nothing was compared',
      facts({
        tool: 'replay',
        results: [aResult({ tool: 'replay', outcome: 'inconclusive' })],
        ledger: emptyLedger,
      }),
    ],
    ['a renderer failed', facts({ faults: ['The html report could not be written.'] })],
    ['a fault goes before an interruption', facts({ faults: ['crash'], interrupted: true })],
  ])('%s', (_case, planted) => {
    expect(decide(planted)).toMatchObject({ verdict: 'none', exitCode: 2 });
  });

  test('unusable input and uncaught exceptions end without a verdict', () => {
    const error = new HarnessError('config-unusable', { what: 'No such member "replya".' });
    expect(couldNotJudge(error.message)).toEqual({
      verdict: 'none',
      exitCode: 2,
      headline: 'No such member "replya".',
      reasons: [{ verdict: 'none', text: 'No such member "replya".' }],
    });
  });
});

describe('hold, exit 3', () => {
  test.each<[string, Partial<VerdictFacts>, RegExp]>([
    ['a blocker is error', { results: [pass, aResult({ outcome: 'error' })] }, /gone/],
    ['a blocker is inconclusive', { results: [pass, aResult({ outcome: 'inconclusive' })] }, /gone/],
    ['a blocker is pending', { results: [pass, aResult({ outcome: 'pending' })] }, /gone/],
    [
      'a waiver stands on what is not a failure',
      { results: [pass, { ...aResult({ outcome: 'inconclusive' }), waiver }] },
      /gone/,
    ],
    [
      'a part is missing',
      { sections: [compatJudged, { tool: 'replay', scope: 'missing', reason: 'shard 2 of 4 is lost' }] },
      /replay is missing: shard 2 of 4 is lost/,
    ],
    ['a part is partial', { sections: [{ ...compatJudged, partial: true }] }, /compat is partial/],
    [
      'skipped without a stated reason',
      { results: [pass, aResult({ outcome: 'skipped', message: ' ' })] },
      /without a stated reason/,
    ],
    ['selected but all skipped', { results: [aResult({ outcome: 'skipped' })] }, /Nothing was judged/],
    ['a gate without results', { results: [] }, /Nothing was judged/],
    [
      'a gate that speaks of nothing but its own policy',
      {
        results: [aResult({ tool: 'gate', rule: 'policy-changed' })],
        sections: [{ tool: 'gate', scope: 'judged', judged: 1 }],
      },
      /Nothing was judged/,
    ],
    [
      'one part of several judged nothing',
      { sections: [compatJudged, { tool: 'replay', scope: 'joined' }] },
      /replay was in scope, but judged nothing/,
    ],
    [
      'a part says itself that it judged nothing',
      { sections: [{ ...compatJudged, judged: 0 }] },
      /compat was in scope, but judged nothing/,
    ],
    [
      'a tool alone looked but said nothing',
      {
        tool: 'compat',
        results: [],
        rules: [{ tool: 'compat', id: 'r', title: 't', level: 'block', examined: 7 }],
      },
      /Nothing was judged/,
    ],
  ])('%s', (_case, more, reason) => {
    const decision = decide(facts(more));
    expect(decision).toMatchObject({ verdict: 'hold', exitCode: 3 });
    expect(decision.reasons[0]?.text).toMatch(reason);
  });
});

describe('interrupted, exit 130', () => {
  test.each<[string, Partial<VerdictFacts>]>([
    ['with everything fine so far', {}],
    ['with a blocker pending', { results: [aResult({ outcome: 'pending' })] }],
    ['before anything was selected', { tool: 'replay', results: [], ledger: emptyLedger }],
  ])('%s', (_case, more) => {
    expect(decide(facts({ ...more, interrupted: true }))).toMatchObject({ verdict: 'hold', exitCode: 130 });
  });
});

describe('go, exit 0', () => {
  test.each<[string, Partial<VerdictFacts>]>([
    ['everything passed', {}],
    ['the one failure is waived', { results: [pass, { ...aResult({ outcome: 'fail' }), waiver }] }],
    ['only warnings are open', { results: [pass, aResult({ outcome: 'fail', level: 'warn' })] }],
    ['a blocker was skipped with its reason', { results: [pass, aResult({ outcome: 'skipped' })] }],
    ['a part is out of scope', { sections: [compatJudged, { tool: 'replay', scope: 'out-of-scope' }] }],
  ])('%s', (_case, more) => {
    expect(decide(facts(more))).toMatchObject({ verdict: 'go', exitCode: 0 });
  });

  test('identical artefacts: the headline says that nothing changes', () => {
    const decision = decide(facts({ results: [aResult({ rule: 'no-change' })] }));
    expect(decision).toMatchObject({ verdict: 'go', exitCode: 0 });
    expect(decision.reasons[0]?.text).toMatch(/nothing changes/);
  });
});

describe('properties', () => {
  const badness = { go: 0, hold: 1, none: 2, 'no-go': 3 } as const;

  test('adding a result to a judged run never improves the verdict', () => {
    const property = fc.property(anyResults, anyResult, (results, added) => {
      const before = decide(facts({ results: joined([pass, ...results]) }));
      const after = decide(facts({ results: joined([pass, ...results, added]) }));
      const isGoodNews = added.outcome === 'pass' || added.outcome === 'skipped';
      expect(isGoodNews || badness[after.verdict] >= badness[before.verdict]).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('a failed check of lower level does not hide a blocker that was skipped without a reason', () => {
    const same = { rule: 'r', key: 'k' };
    const skipped = aResult({ ...same, outcome: 'skipped', message: '' });
    const error = aResult({ ...same, outcome: 'error', level: 'info' });
    expect(decide(facts({ results: joined([pass, skipped, error]) })).verdict).toBe('hold');
  });

  test('the order of results does not matter', () => {
    const property = fc.property(anyResults, (results) => {
      const verdictOf = (some: typeof results): string => decide(facts({ results: joined(some) })).verdict;
      expect(verdictOf(results.toReversed())).toBe(verdictOf(results));
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('go means: something was judged, and no blocker is open', () => {
    const property = fc.property(anyResults, (results) => {
      const isGo = decide(facts({ results })).verdict === 'go';
      const isOpen = results.some(
        ({ level, outcome, message }) =>
          level === 'block' && outcome !== 'pass' && (outcome !== 'skipped' || message === ''),
      );
      const judged = results.some(({ tool, outcome }) => tool === 'compat' && outcome !== 'skipped');
      expect(isGo).toBe(judged && !isOpen);
    });
    fc.assert(property, { numRuns: 500 });
  });

  function joined(results: readonly ReturnType<typeof aResult>[]): readonly ReturnType<typeof aResult>[] {
    const all = new JoinedResults();
    for (const result of results) all.add(result);
    return all.list();
  }
});

test.each([
  ['compat', 'T: M'],
  ['checklist', 'K T: M'],
  ['replay', 'M'],
] as const)('what a reason of %s says', (tool, text) => {
  const failed = aResult({ tool, key: 'K', title: 'T', message: 'M', outcome: 'fail', level: 'block' });
  const sections = [{ tool, scope: 'judged' }] as const;
  expect(decide({ results: [failed], sections, interrupted: false }).reasons[0]?.text).toBe(text);
});
