import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Cli } from '../../cli.ts';
import { source, subjectAndCallers } from './sides.ts';

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

test('who calls the service stands in the nearest config, unless callers are named', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'sides-'));
  try {
    const config =
      'service: orders\nservices: { web: [orders, users], users: [], orders: [orders, users] }\n';
    await writeFile(join(cwd, 'seaworthy.config.yaml'), config);
    const here = { terminal: { cwd, env: {} }, exitCode: 0 } as unknown as Cli;
    const declared = (name: string) => ({ name, source: 'declared in the config' });
    expect(await subjectAndCallers(here, { candidate: 'new' })).toMatchObject({
      subject: { service: 'orders' },
      callers: [declared('web')],
    });
    const { callers } = await subjectAndCallers(here, { candidate: 'new', service: 'users' });
    expect(callers).toEqual([declared('web'), declared('orders')]);
    expect((await subjectAndCallers(here, { candidate: 'new', caller: ['app'] })).callers).toEqual([
      { name: 'app', source: 'named in the command' },
    ]);
  } finally {
    await rm(cwd, { recursive: true });
  }
});
