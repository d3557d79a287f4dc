/** Runs every command of `docs/checklist.md`, one after the other, in an almost empty folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../gate/config/load.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { read } from './sources.ts';

const page = read('docs/checklist.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-checklist-guide-'));

beforeAll(() => {
  const [, yaml = ''] = /```yaml release-checklist\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'release-checklist.yaml'), yaml);
  writeFileSync(join(folder, '.gitignore'), '.seaworthy\nseaworthy-report\n');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  git('config', 'user.name', 'Dev');
  git('config', 'user.email', 'dev@example.org');
  git('add', '.');
  git('commit', '-qm', 'x');
});
afterAll(() => rmSync(folder, { recursive: true }));

const shows: readonly Shown[] = [
  [0, /seaworthy:general +\d+ items/],
  [0, /^before$[\s\S]*BLD-07[\s\S]*vars that nobody gives yet/m],
  [0, /4 passed[\s\S]*GO/],
  [1, /no checklist gives vars[\s\S]*seaworthy attest \w+-\d+[\s\S]*NO-GO {2}SHOP-01/],
  [0, /BLD-07 is attested by Q\. A\./],
  [0, /GO/],
  [0, /: open[\s\S]*orders {2}v0 -> v1 {2}not shipped/],
  [0, /orders {2}v0 -> v1 {2}shipped/],
  [0, /: shipped/],
  [2, /Not committed: there is no report of the gate/],
  [0, /rollback {2}bert.*\(orders fail\)/],
  [0, /: rolled-back[\s\S]*Next: seaworthy session close/],
];

testCommands(page, shows, {
  folder,
  change: (word) => word,
});

test('the config of the page is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'seaworthy.config.yaml'), `service: shop\n${yaml}`);
  const { session } = (await loadConfig({ cwd: folder, env: {} })).config;
  expect(session?.effects).toHaveLength(1);
});
