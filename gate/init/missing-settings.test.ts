import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../cli/run.ts';
import { TestTerminal } from '../../cli/test-terminal.test-support.ts';
import { loadConfig } from '../config/load.ts';
import { init } from './init.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('what the config does not say is printed as it can be pasted', async () => {
  const config = 'seaworthy.config.yaml';
  write({
    [config]: 'service: ads\ncompat: {}\n',
    'package.json': '{"name":"ads","scripts":{"test":"vitest"}}',
    'db/migrations/0001-ads.sql': 'create table ads (id int);',
    'jobs/migrations/1_jobs.sql': 'create table jobs (id int);',
    'api/openapi.yaml': 'openapi: 3.0.3\ninfo: {title: ads, version: "1"}\npaths: {}\n',
    'proto/ads.proto': 'syntax = "proto3";',
    'idl/ads.thrift': 'service Ads {}',
  });
  const terminal = new TestTerminal({ cwd: folder });
  expect(await run(['init'], terminal)).toBe(0);
  const { missing } = await init({ cwd: folder, env: {}, check: true });
  for (const { text } of missing) expect(terminal.stdout).toContain(text);
  const [checklist, compat] = missing;
  expect([checklist?.text, compat?.isThere]).toEqual([
    'checklist:\n  file: release-checklist.yaml\n  allowCommands: true\n',
    true,
  ]);
  write({ [config]: `service: ads\n${checklist?.text}compat:\n${compat?.text}` });
  const loaded = await loadConfig({ cwd: folder, env: {} });
  expect(loaded.config.compat).toMatchObject({
    database: { candidate: 'db/migrations' },
    api: [{ candidate: 'api/openapi.yaml' }],
    contracts: [{ candidate: 'proto' }, { candidate: 'idl' }],
  });
  expect(await run(['init', '--check'], new TestTerminal({ cwd: folder }))).toBe(0);
});

test('what a comment of the config names is known to its owner', async () => {
  write({
    'seaworthy.config.yaml': 'service: ads # release-checklist.yaml is asked elsewhere, proto is not ours\n',
    'proto/ads.proto': 'syntax = "proto3";',
  });
  expect(await init({ cwd: folder, env: {}, check: true })).toMatchObject({ missing: [] });
});
