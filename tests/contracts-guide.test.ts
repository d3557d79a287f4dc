/** Runs every command of `docs/contracts.md`, one after the other, in an empty folder. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../gate/config/load.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { read, root } from './sources.ts';

const page = read('docs/contracts.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-contracts-guide-'));

beforeAll(() => {
  const [, yaml = ''] = /```yaml expected\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'expected.yaml'), yaml);
});
afterAll(() => rmSync(folder, { recursive: true }));

const shows: readonly Shown[] = [
  [
    1,
    /GET \/orders\?state=draft[\s\S]*"total":null[\s\S]*response-field-removed[\s\S]*callers first[\s\S]*3 findings\s+hit old callers[\s\S]*NO-GO/,
  ],
  [
    1,
    /2 of 4 requests[\s\S]*till\/2\.1 \(2\)[\s\S]*must be\s+told: till, app[\s\S]*Used by billing[\s\S]*Served and not described: GET \/health/,
  ],
  [1, /Expected until\s+2099-12-31 \(shop team\)[\s\S]*NO-GO/],
  [1, /proto-reserved-removed[\s\S]*taken by paid_at = 3[\s\S]*NO-GO/],
  [1, /proto-field-type-changed[\s\S]*since v1[\s\S]*bytes {4}18 01[\s\S]*NO-GO/],
];

testCommands(page, shows, {
  folder,
  change: (word) => word.replace(/^docs\//, `${root}/docs/`),
});

test('the config of the page is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'seaworthy.config.yaml'), `service: shop\n${yaml}`);
  const { compat } = (await loadConfig({ cwd: folder, env: {} })).config;
  expect(compat?.api?.[0]).toMatchObject({ consumers: 'pacts' });
});
