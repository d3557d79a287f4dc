import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Cli } from '../../cli.ts';
import { source } from './sides.ts';

const cli = { terminal: { cwd: resolve('/shop'), env: {} }, exitCode: 0 } as unknown as Cli;

test.each([
  ['db/migrations:first=2', resolve('/shop/db/migrations:first=2')],
  ['git:main:db', 'git:main:db'],
  ['postgres://ann@db/shop', 'postgres://ann@db/shop'],
])('%s is %s', (spec, placed) => expect(source(cli, spec)).toBe(placed));

test('what lies below the working folder is named as a person there would', () => {
  const here = { terminal: { cwd: resolve('docs'), env: {} }, exitCode: 0 } as unknown as Cli;
  expect(source(here, 'tour/queries')).toBe(join('docs', 'tour', 'queries'));
  expect(source(here, '.')).toBe('docs');
  expect(source({ ...here, terminal: { ...here.terminal, cwd: resolve('.') } }, '.')).toBe(resolve('.'));
});
