/**
 * To load a tool takes longer than most commands: each command runs here in a process of its own, as it is built, and may
 * load no tool and no package but those of its row. A file of a command that imports a tool is seen in all rows.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './sources.ts';

/** What the help of all commands needs. */
const start = new Set(['commander', 'fastest-levenshtein', 'fzstd', 'picocolors']);

/** A command may take single files of a tool, such as its words and its paths: more of an area is to load it. */
const few = 20;

const config = ['ajv', 'yaml'];
const list = ['@sinclair/typebox', 'ajv', 'htmlparser2', 'tinyglobby', 'yaml'];

/** What each command loads: areas, packages beside those of the start, and its exit code. */
const commands: readonly (readonly [
  command: string,
  areas: readonly string[],
  packages: readonly string[],
  exitCode: number,
])[] = [
  ['--help', [], [], 0],
  ['report list', [], [], 0],
  ['capture inspect access.log', [], [], 0],
  ['replay plan -c flow.yaml', ['replay'], config, 0],
  ['replay run -c flow.yaml --no-journal', ['replay'], [...config, 'htmlparser2'], 3],
  ['replay judge run', ['replay'], ['htmlparser2'], 1],
  ['replay status', [], [], 0],
  ['replay stop', [], [], 0],
  ['replay purge', [], [], 0],
  ['replay pages -c flow.yaml --page / --browser none', ['replay'], [...config, 'playwright'], 2],
  ['replay capacity -c flow.yaml', ['replay'], config, 2],
  ['compat api --baseline api.yaml --candidate api.yaml', ['compat/http-api'], ['refa', 'yaml'], 0],
  ['compat db --baseline a.sql --candidate b.sql', ['compat/database'], ['htmlparser2', 'yaml'], 2],
  ['compat config', ['compat/config'], ['htmlparser2', 'yaml'], 2],
  ['history show', [], [], 0],
  ['checklist list', ['checklist'], [], 0],
  ['checklist show list.yaml', ['checklist'], list, 0],
  ['attest A-01 --note seen --who somebody', [], [], 0],
  ['session status', [], ['@sinclair/typebox'], 2],
  ['gate -c list-only.yaml --stage pr -r text', ['checklist'], list, 0],
  ['init --check', [], ['yaml'], 1],
];

const hook = pathToFileURL(join(root, 'fixtures/children/loaded-modules.mjs')).href;

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-loading-'));
  server = createServer((_, reply) => reply.end('{"ads":[1]}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const files = {
    'access.log': '10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET /api/ads HTTP/1.1" 200 321 "-" "test"\n',
    'flow.yaml': `service: ads\ngroups: {stable: {url: ${url}}, preview: {url: ${url}}}\nreplay: {capture: [access.log]}\n`,
    'list.yaml':
      'name: ads\nitems:\n  - {id: A-01, check: manual, title: look, phase: before, level: warn}\n',
    'list-only.yaml': 'service: ads\nchecklist: {file: list.yaml}\n',
    'api.yaml':
      'openapi: 3.0.3\ninfo: {title: ads, version: "1"}\npaths: {/ads: {get: {responses: {200: {description: ads}}}}}\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  cpSync(join(root, 'fixtures/journals/without-times'), join(folder, 'run'), { recursive: true });
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each(commands)('seaworthy %s', async (command, areas, packages, exitCode) => {
  expect(await loadedBy(command.split(' '))).toEqual({ areas, packages: [...packages].sort(), exitCode });
});

interface Loaded {
  readonly areas: readonly string[];
  readonly packages: readonly string[];
  readonly exitCode: number;
}

async function loadedBy(args: readonly string[]): Promise<Loaded> {
  const file = join(folder, '.git', 'loaded-modules');
  writeFileSync(file, '');
  const child = spawn(process.execPath, ['--import', hook, join(root, 'dist/cli/bin.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LOADED_MODULES: file },
    stdio: 'ignore',
  });
  const [exitCode] = (await once(child, 'exit')) as [number];
  const modules = readFileSync(file, 'utf8').trim().split('\n');
  return { areas: areasIn(modules), packages: packagesIn(modules), exitCode };
}

const own = `${pathToFileURL(join(root, 'dist')).href}/`;

/** The tools of which more than a few files were loaded; those of the lowest layers are everywhere. */
function areasIn(modules: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const module of modules) {
    if (!module.startsWith(own)) continue;
    const area = /^(?:replay|checklist|compat\/[\w-]+)(?=\/)/.exec(module.slice(own.length))?.[0];
    if (area !== undefined) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts].flatMap(([area, count]) => (count > few ? [area] : [])).sort();
}

function packagesIn(modules: readonly string[]): readonly string[] {
  const names = modules.flatMap((module) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? []);
  return [...new Set(names)].filter((name) => !start.has(name)).sort();
}
