import { expect, test } from 'vitest';
import { countTests } from './test-results.ts';

const junit = `<?xml version="1.0"?>
<testsuites tests="6">
  <testsuite name="a"><testcase name="1"/><testcase name="2"><system-out>failure</system-out></testcase>
    <testcase name="3"><failure message="x">at y</failure></testcase>
    <testcase name="4"><error/></testcase>
    <testcase name="5"><skipped/></testcase>
    <testcase name="6"><rerunFailure/></testcase></testsuite>
</testsuites>
`;

test('JUnit, whatever its attributes claim', () => {
  expect(countTests(junit)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  expect(countTests('<testsuite tests="9"></testsuite>')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('CTRF with the commit that was tested', () => {
  const tests = ['passed', 'failed', 'skipped', 'pending', 'other', 'passed'].map((status) => ({
    name: 'a',
    status,
  }));
  expect(countTests(JSON.stringify({ results: { tests, environment: { commit: 'a1' } } }))).toEqual({
    passed: 2,
    failed: 2,
    skipped: 2,
    commit: 'a1',
  });
});

test.each([
  ['nothing', ''],
  ['a page', '<html><body/></html>'],
  ['a file that was cut off', junit.slice(0, 200)],
  ['other JSON', '{"tests":[]}'],
  ['half of JSON', '{"results":'],
])('%s is neither', (_name, text) => {
  expect(() => countTests(text)).toThrow(/^it is/);
});
