import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readChecklistFile } from '../../checklist/index.ts';
import { loadConfig } from '../config/load.ts';
import { detect } from './detect.ts';
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

const project = {
  'package.json': '{"name":"@team/ads","scripts":{"test":"vitest"}}',
  'db/migrations/0001-ads.sql': 'create table ads (id int);',
  'db/queries/list.sql': 'select id from ads;',
  'api/openapi.yaml': 'openapi: 3.0.3\ninfo: {title: ads, version: "1"}\npaths: {}\n',
  'deploy/nginx.conf':
    'map $cookie_ssp_web_version $group { v1 preview; default stable; }\nserver { location / { proxy_pass http://$group; } }',
  'logs/access.log': '127.0.0.1 - - [x] "GET / HTTP/1.1" 200 1',
  'node_modules/x/migrations/1_x.sql': 'never looked at',
};

test('sees migrations, contracts, queries, captures, routers and packages', async () => {
  write(project);
  expect(await detect(folder)).toEqual({
    service: 'ads',
    migrations: ['db/migrations'],
    apis: ['api/openapi.yaml'],
    queries: ['db/queries'],
    captures: ['logs/access.log'],
    routers: [{ file: 'deploy/nginx.conf', cookies: ['ssp-web-version'], headers: [] }],
    packages: [{ file: 'package.json', name: 'ads', test: ['npm', 'test'] }],
    git: undefined,
  });
});

const lists = {
  'with everything': {
    files: project,
    withGit: true,
    baseline: 'git:main:db/migrations',
    items: ['BLD-03', 'BLD-06', 'BLD-07', 'NRM-01'],
  },
  'without git': {
    files: project,
    withGit: false,
    baseline: 'db/migrations',
    items: ['BLD-06', 'BLD-07', 'NRM-01'],
  },
  empty: { files: {}, withGit: false, baseline: undefined, items: ['BLD-07', 'NRM-01'] },
};

test.each(Object.entries(lists))(
  'what it writes can be used as it is: %s',
  async (_name, { files, withGit, baseline, items }) => {
    write(files);
    if (withGit) {
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('commit', '-qm', 'first');
    }
    const { written } = await init({ cwd: folder });
    expect(written).toEqual(['seaworthy.config.yaml', 'release-checklist.yaml']);
    const { config } = await loadConfig({ cwd: folder, env: {} });
    expect(config.checklist?.file).toBe('release-checklist.yaml');
    const list = await readChecklistFile('release-checklist.yaml', { cwd: folder });
    expect(list.items.map(({ id }) => id)).toEqual(items);
    expect(config.compat?.database?.baseline).toBe(baseline);
  },
);

test('the comments to fill in name what was found, and are a config once filled in', async () => {
  write(project);
  await init({ cwd: folder });
  const text = readFileSync(join(folder, 'seaworthy.config.yaml'), 'utf8');
  expect(text).toContain('cookies: { ssp-web-version: v1 }');
  const filled = text.replace(/^# (?=(groups|attest|replay):|  )/gm, '');
  writeFileSync(join(folder, 'seaworthy.config.yaml'), filled);
  const { config } = await loadConfig({ cwd: folder, env: {} });
  expect(config.groups?.preview.cookies).toEqual({ 'ssp-web-version': 'v1' });
  expect(config.replay?.capture).toEqual(['logs/access.log']);
});

test('does not write over a config unless told to', async () => {
  write({ 'seaworthy.config.ts': 'mine' });
  await expect(init({ cwd: folder })).rejects.toMatchObject({ code: 'usage' });
  await expect(init({ cwd: folder, force: true })).resolves.toMatchObject({
    written: ['seaworthy.config.yaml', 'release-checklist.yaml'],
  });
});
