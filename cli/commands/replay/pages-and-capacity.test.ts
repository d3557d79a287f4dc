import { expect, test } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const groups = ['--stable', 'http://127.0.0.1:9', '--preview', 'http://127.0.0.1:9'];

test.each<readonly [name: string, argv: readonly string[], said: RegExp]>([
  ['no page and no config', ['pages'], /seaworthy init/],
  ['an address for a page', ['pages', ...groups, '--page', 'http://127.0.0.1:9/x'], /is no path of a page/],
  ['a size that is none', ['pages', ...groups, '--page', '/', '--viewport', 'large'], /390x844/],
  [
    'no such browser',
    ['pages', ...groups, '--page', '/', '--browser', '/nowhere'],
    /apt-get install chromium/,
  ],
  [
    'a load without a guard',
    ['capacity', ...groups, '--capture', 'a.log'],
    /--window .* --rate-max .* --health/,
  ],
  [
    'a load at no time of the day',
    [
      'capacity',
      ...groups,
      '--capture',
      'a.log',
      '--window',
      'at night',
      '--rate-max',
      '9',
      '--health',
      'http://127.0.0.1:9',
    ],
    /no time of the day/,
  ],
  [
    'a health signal that is no address',
    [
      'capacity',
      ...groups,
      '--capture',
      'a.log',
      '--window',
      '00:00-24:00 UTC',
      '--rate-max',
      '9',
      '--health',
      'here',
    ],
    /is no address/,
  ],
])('%s exits 2 and says what to do', async (_name, argv, said) => {
  const terminal = new TestTerminal();
  expect(await run(['replay', ...argv], terminal)).toBe(2);
  expect(terminal.stderr.replace(/\n\s*/g, ' ')).toMatch(said);
  expect(terminal.stdout).toBe('');
});
