/** `toMatchObject({ message: /x/ })` takes the RegExp for an object without own keys and always passes. */
import { expect, test } from 'vitest';
import { layers, read, sources } from './sources.ts';

const vacuous = /toMatchObject\(\{[^;]*?:\s+\/(?![/*])/;

test.each(sources([...layers, 'fixtures', 'tests', 'docs', 'bench'], { tests: true }))('%s', (file) => {
  if (file === 'tests/vacuous-matchers.test.ts') return;
  expect(vacuous.test(read(file))).toBe(false);
});

test('a planted one is seen', () => {
  expect(vacuous.test('expect(e).toMatchObject({ code: 1, message: /x/ });')).toBe(true);
  expect(vacuous.test('expect(e).toMatchObject({ message: expect.stringMatching(/x/) });')).toBe(false);
});
