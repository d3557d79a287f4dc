/** Runs every command of `docs/checklist.md`, one after the other: the first part in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChecklistFile } from '../checklist/index.ts';
import { loadConfig } from '../gate/config/load.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { read } from './sources.ts';

const page = read('docs/checklist.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-checklist-guide-'));

const start = join(folder, 'start');
const [, first = '', weeksLater = '', rest = ''] =
  /^([\s\S]*?)(Weeks later[\s\S]*?)(## 2\.[\s\S]*)$/.exec(page) ?? [];

beforeAll(() => {
  mkdirSync(start);
  shown('compose', join(start, 'compose.yaml'));
  commitAll(start);
  shown('release-checklist', join(folder, 'release-checklist.yaml'));
  writeFileSync(join(folder, '.gitignore'), '.seaworthy\nseaworthy-report\nstart\n');
  commitAll(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a block of the page, as the reader does. */
function shown(name: string, file: string): string {
  const [, yaml = ''] = new RegExp(`\`\`\`yaml ${name}\n([^\`]*)\`\`\``).exec(page) ?? [];
  writeFileSync(file, yaml);
  return yaml;
}

function commitAll(cwd: string): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });
  git('init', '-q');
  git('config', 'user.name', 'Dev');
  git('config', 'user.email', 'dev@example.org');
  git('add', '.');
  git('commit', '-qm', 'x');
}

const shows: readonly Shown[] = [
  [0, /seaworthy:general +\d+ items/],
  [0, /^before$[\s\S]*BLD-07[\s\S]*vars that nobody gives yet/m],
  [0, /4 passed[\s\S]*GO/],
  [1, /no checklist gives vars[\s\S]*seaworthy attest \w+-\d+[\s\S]*NO-GO {2}checklist: [\s\S]*SHOP-01/],
  [0, /BLD-07 is attested by Q\. A\./],
  [0, /GO/],
  [0, /: open[\s\S]*orders {2}v0 -> v1 {2}not shipped/],
  [0, /orders {2}v0 -> v1 {2}shipped/],
  [0, /: shipped/],
  [2, /Not committed: there is no report of the gate/],
  [0, /rollback {2}bert.*\(orders fail\)/],
  [0, /: rolled-back[\s\S]*Next: seaworthy session close/],
];

const change = (word: string): string => word;

testCommands(
  first,
  [
    [
      0,
      /DEP-02-compose\.yaml .*\(compose\.yaml:4\)[\s\S]*Wrote seaworthy\.config\.yaml and release-checklist\.yaml/,
    ],
    [1, /Deploy: +orders → web[\s\S]*NO-GO {2}checklist: [\s\S]*BLD-03/],
  ],
  { folder: start, change },
);
test('weeks later there are alerts', () => {
  expect(shown('alerts', join(start, 'rules.yml'))).toContain('TooManyErrors');
});
testCommands(
  weeksLater,
  [
    [1, /New for release-checklist\.yaml:\n {2}MON-04-rules\.yml/],
    [0, /Added to release-checklist\.yaml:\n {2}MON-04-rules\.yml/],
    [0, /Nothing is new/],
  ],
  { folder: start, change },
);
testCommands(rest, shows, { folder, change });

test('the config of the page is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(rest) ?? [];
  writeFileSync(join(folder, 'seaworthy.config.yaml'), `service: shop\n${yaml}`);
  const { session } = (await loadConfig({ cwd: folder, env: {} })).config;
  expect(session?.effects).toHaveLength(1);
});

test('the items of the page are valid ones', async () => {
  const file = join(folder, 'plan.yaml');
  writeFileSync(file, `name: plan\n${shown('plan', file)}`);
  expect((await readChecklistFile(file, { cwd: folder })).items.map(({ id }) => id)).toEqual([
    'DEP-02',
    'BAT-03',
  ]);
});
