import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The tools take longer to load than most commands take to run: an action imports the ones it needs. */
function loadsTool(text: string): boolean {
  return /^import (?!type\b)[^;]*?'(?:\.\.\/){2,3}(?:capture|replay|compat|checklist|gate)\/(?:\w+\/)?(?:index|init)\.ts'/m.test(
    text.replaceAll(/'(?:\.\.\/){2,3}capture\/readers\/index\.ts'/g, ''),
  );
}

test.each(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  ),
)('%s loads no tool before it is asked to', (name) =>
  expect(loadsTool(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))).toBe(false),
);

test.each([
  [`import { replay } from '../../replay/index.ts';`, true],
  [`import {\n  a,\n  type B,\n} from '../../gate/index.ts';`, true],
  [`import { init } from '../../gate/init/init.ts';`, true],
  [`import type { Pace } from '../../replay/index.ts';`, false],
  [`import { readers } from '../../capture/readers/index.ts';`, false],
])('sees %s', (text, loads) => expect(loadsTool(text)).toBe(loads));
