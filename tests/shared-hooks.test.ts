/** Test files of one worker load a module once: a hook in one that they share belongs to the first of them only. */
import { expect, test } from 'vitest';
import { layers, read, sources } from './sources.ts';

const hook = /^(?:before|after)(?:All|Each)\(/m;
const shared = sources([...layers, 'fixtures', 'tests', 'docs', 'bench'], { tests: true }).filter(
  (file) => !file.endsWith('.test.ts'),
);

test('modules that test files share have no hooks; files for all of them go below `inject("runFolder")`', () => {
  expect(shared).toContain('tests/faults-alone.test-support.ts');
  expect(shared.filter((file) => hook.test(read(file)))).toEqual([]);
});

test('a planted one is seen', () => {
  expect(hook.test("const folder = 'x';\nafterAll(() => rmSync(folder));")).toBe(true);
  expect(hook.test('export function keep() {\n  afterAll(() => rmSync(folder));\n}')).toBe(false);
});
