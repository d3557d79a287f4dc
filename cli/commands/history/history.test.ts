import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(folder, '.seaworthy', 'release'), { recursive: true });
  const uses = ['table:orders', 'column:orders.note'];
  for (const [release, used] of [
    ['1.0', uses],
    ['1.1', uses.slice(0, 1)],
    ['1.2', []],
  ] as const) {
    const value = {
      format: 1,
      service: 'shop',
      release,
      commit: '0123456789abcdef',
      recordedAt: `2026-11-2${release.slice(2)}T00:00:00.000Z`,
      schemaDigest: '',
      complete: true,
      catalog: { tables: { orders: ['id', 'note'] }, enums: {}, functions: [] },
      queries: [{ name: 'getNote', fingerprint: 'x', uses: used }],
    };
    const record = { kind: 'release', key: release, storedAt: value.recordedAt, value };
    writeFileSync(join(folder, '.seaworthy', 'release', `${release}.json`), JSON.stringify(record));
  }
});

async function seaworthy(...argv: readonly string[]) {
  const terminal = new TestTerminal({ cwd: folder });
  return { exitCode: await run(argv, terminal), stdout: terminal.stdout, stderr: terminal.stderr };
}

test('show lists releases, newest first', async () => {
  const { exitCode, stdout } = await seaworthy('history', 'show');
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')[0]).toBe('1.2           shop  2026-11-22  0123456789  1 table or view, 1 query');
});

test('show tells who uses one thing', async () => {
  const { stdout } = await seaworthy('history', 'show', 'orders');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ').at(-1)),
  ).toEqual(['no use', 'getNote', 'getNote']);
  expect((await seaworthy('history', 'show', 'ships')).stdout).toContain('does not have it');
});

test.each([
  [['orders.note'], 0],
  [['orders'], 1],
  [['orders.note', 'orders', '--unused-releases', '1'], 0],
  [['orders.id', '--unused-releases', '9'], 3],
  [['ships'], 2],
  [['orders', '--history', 'nowhere'], 2],
] as const)('check %j exits %d', async (args, exitCode) => {
  expect((await seaworthy('history', 'check', ...args, '--service', 'shop')).exitCode).toBe(exitCode);
});
