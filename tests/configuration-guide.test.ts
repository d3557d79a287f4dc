/** Runs every command of `docs/configuration-changes.md` in an empty folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seaworthy } from '../fixtures/voyage.ts';
import { loadConfig } from '../gate/config/load.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { read, root } from './sources.ts';

const page = read('docs/configuration-changes.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-configuration-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shows: readonly Shown[] = [
  [
    1,
    /order\.queue {2}\[block\][\s\S]*order\.currency {2}\[block\][\s\S]*payment-url {2}\[block\][\s\S]*order\.timeout {2}\[block\][\s\S]*NO-GO/,
  ],
  [0, /config-type-changed[\s\S]*order\.timeout {2}\[warn\][\s\S]*GO/],
  [0, /GO .*no blocker/],
  [1, /BLUE sets shop\.region to eu; GREEN does not[\s\S]*shop\.pool is 8 in BLUE and 16 in GREEN/],
];

testCommands(page, shows, {
  folder,
  change: (word) =>
    word.replace(/(^|=)docs\//, `$1${root}/docs/`).replace(/,(\w+)=docs\//g, `,$1=${root}/docs/`),
});

test('the list of keys of the page is that of the example', () => {
  const [, yaml = ''] = /```yaml keys\n([^`]*)```/.exec(page) ?? [];
  expect(read('docs/tour/configuration/keys.yaml')).toBe(yaml);
});

test('the config of the page is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'seaworthy.config.yaml'), `service: shop\n${yaml}`);
  const { compat } = (await loadConfig({ cwd: folder, env: {} })).config;
  expect(compat?.config?.[0]).toMatchObject({ environment: 'config/prod', expected: [{ owner: 'mei' }] });
});

test('the gate judges it', async () => {
  const tour = join(root, 'docs/tour/configuration');
  const cwd = join(folder, 'gate');
  mkdirSync(cwd);
  const places = `newCode: ${tour}/new-code, environment: ${tour}/config/prod`;
  const file = join(cwd, 'seaworthy.config.yaml');
  writeFileSync(file, `service: shop\ncompat:\n  config:\n    - { ${places} }\n`);
  const { exitCode, stdout } = await seaworthy(['gate', '--stage', 'pr'], cwd);
  expect(stdout).toMatch(/order\.queue {2}\[block\]/);
  expect(exitCode).toBe(1);
}, 60_000);
