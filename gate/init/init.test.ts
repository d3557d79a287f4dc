import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readChecklistFile } from '../../checklist/index.ts';
import { loadConfig } from '../config/load.ts';
import { run } from '../../cli/run.ts';
import { TestTerminal } from '../../cli/test-terminal.test-support.ts';
import { detect, remoteOf } from './detect.ts';
import { detectors } from './detectors/index.ts';
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

test('sees captures, queries, routers, and what each file proposes', async () => {
  write(project);
  const { proposals, ...found } = await detect(folder);
  expect(found).toEqual({
    service: 'ads',
    queries: ['db/queries'],
    captures: ['logs/access.log'],
    routers: [{ file: 'deploy/nginx.conf', cookies: ['ssp-web-version'], headers: [] }],
    git: undefined,
  });
  expect(proposals.map(({ id, file }) => `${id} ${file}`)).toEqual([
    'BLD-06 package.json',
    'db/migrations db/migrations/0001-ads.sql',
    'DB-07 db/migrations/0001-ads.sql',
    'api/openapi.yaml api/openapi.yaml',
    'MARK-deploy.nginx.conf deploy/nginx.conf',
  ]);
});

const lists = {
  'with everything': {
    files: project,
    withGit: true,
    baseline: 'git:main:db/migrations',
    items: ['BLD-03', 'BLD-07', 'NRM-01', 'BLD-06', 'DB-07', 'MARK-deploy.nginx.conf'],
  },
  'without git': {
    files: project,
    withGit: false,
    baseline: 'db/migrations',
    items: ['BLD-07', 'NRM-01', 'BLD-06', 'DB-07', 'MARK-deploy.nginx.conf'],
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
    const { written } = await init({ cwd: folder, env: {} });
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
  await init({ cwd: folder, env: {} });
  const text = readFileSync(join(folder, 'seaworthy.config.yaml'), 'utf8');
  expect(text).toContain('cookies: { ssp-web-version: v1 }');
  const filled = text.replace(/^# (?=(groups|attest|replay):|  )/gm, '');
  writeFileSync(join(folder, 'seaworthy.config.yaml'), filled);
  const { config } = await loadConfig({ cwd: folder, env: {} });
  expect(config.groups?.preview.cookies).toEqual({ 'ssp-web-version': 'v1' });
  expect(config.replay?.capture).toEqual(['logs/access.log']);
});

describe('a second time', () => {
  const again = (more: object = {}) => init({ cwd: folder, env: {}, ...more });
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const list = 'release-checklist.yaml';
  beforeEach(async () => {
    write(project);
    await again();
  });

  test('adds only what is new, and leaves what is there as it was written', async () => {
    write({
      [list]: `${textOf(list).trimEnd()}   # mine\nvars: { database: 'postgres://db/shop' }\n`,
      'conf/redis.conf': 'port 6390\n',
    });
    const before = textOf(list);
    expect(await again({ check: true })).toMatchObject({
      written: [],
      news: { items: [{ id: 'REDIS-conf.redis.conf' }] },
    });
    expect(textOf(list)).toBe(before);
    expect((await again()).written).toEqual([list]);
    const [head = '', tail] = before.split('vars:');
    expect(textOf(list).startsWith(head)).toBe(true);
    expect(textOf(list)).toContain(`vars:${tail}`);
    expect(textOf(list)).toContain('  # conf/redis.conf:1\n  - id: REDIS-conf.redis.conf\n');
    const { items } = await readChecklistFile(list, { cwd: folder });
    expect(items.at(-1)?.id).toBe('REDIS-conf.redis.conf');
  });

  test('what was taken out stays out while a comment names it, and comes back without', async () => {
    const taken = textOf(list).replace(/ {2}- id: DB-07[\s\S]*?(?=\n\n)/, '  # DB-07: asked by the pipeline');
    write({ [list]: taken });
    expect((await again()).written).toEqual([]);
    write({ [list]: taken.replace('# DB-07', '#') });
    expect(await again()).toMatchObject({ news: { items: [{ id: 'DB-07' }] }, written: [list] });
  });

  test('a name that came later makes its item stale, a contract that came later the config', async () => {
    const rules = (...names: string[]): string =>
      `groups:\n  - name: shop\n    rules:\n${names.map((name) => `      - alert: ${name}\n        expr: up == 0\n`).join('')}`;
    write({ 'rules.yml': rules('TooSlow') });
    await again();
    write({ 'rules.yml': rules('TooSlow', 'TooManyErrors'), 'proto/ads.proto': 'syntax = "proto3";' });
    expect(await again({ check: true })).toMatchObject({
      written: [],
      news: {
        items: [],
        outdated: [{ proposal: { id: 'MON-04-rules.yml' }, lacks: ['TooManyErrors'] }],
        comparisons: [{ compare: { as: 'contracts', path: 'proto', kind: 'protobuf' } }],
      },
    });
    const config = textOf('seaworthy.config.yaml');
    const terminal = new TestTerminal({ cwd: folder });
    expect(await run(['init', '--check'], terminal)).toBe(1);
    expect(terminal.stdout).toMatch(/MON-04-rules\.yml {2}lacks TooManyErrors {2}\(rules\.yml:4\)/);
    expect(terminal.stdout).toMatch(
      /contracts:\n {4}- baseline: proto\n {6}candidate: proto\n {6}kind: protobuf/,
    );
    expect(textOf('seaworthy.config.yaml')).toBe(config);
    write({
      'seaworthy.config.yaml': config.replace(
        /^compat:$/m,
        'compat:\n  contracts: [{ baseline: proto, candidate: proto }]',
      ),
      [list]: textOf(list).replace(/- TooSlow/, '- TooSlow\n        - TooManyErrors'),
    });
    expect(await run(['init', '--check'], new TestTerminal({ cwd: folder }))).toBe(0);
  });

  test('a second folder of migrations is named in the config, and so is not new', async () => {
    write({ 'jobs/migrations/1_jobs.sql': 'create table jobs (id int);' });
    await again({ force: true });
    expect(textOf('seaworthy.config.yaml')).toMatch(/# Other folders of migrations: jobs\/migrations\n/);
    expect((await again({ check: true })).news.comparisons).toEqual([]);
  });

  test('items that are not one below the other are left alone, with a word', async () => {
    write({ [list]: 'name: l\nitems: [{ id: A, check: manual, title: x }]\n' });
    await expect(again()).rejects.toMatchObject({ code: 'usage' });
  });

  test('a checklist without items gets some', async () => {
    write({ [list]: 'name: l\nextends: seaworthy:general' });
    await again();
    const { items } = await readChecklistFile(list, { cwd: folder });
    const ids = items.map(({ id }) => id);
    // The general list asks what BLD-06 and DB-07 ask.
    expect(ids.filter((id) => id === 'DB-07')).toHaveLength(1);
    expect(ids.at(-1)).toBe('MARK-deploy.nginx.conf');
  });

  test('--force begins anew', async () => {
    write({ 'seaworthy.config.yaml': 'mine', [list]: 'mine' });
    await expect(again()).rejects.toMatchObject({ code: 'config-unusable' });
    expect((await again({ force: true })).written).toEqual(['seaworthy.config.yaml', list]);
  });
});

const names = detectors.flatMap(({ examples }) => examples.flatMap(({ files }) => Object.keys(files)));

test.each([
  ['binary data', '\u0000\u0001\ufffd{"a":[}\u0000'],
  ['a YAML bomb', `a: &a [x, x]\n${'bcdefghij'.replace(/./g, (name) => `${name}: &${name} [*a, *a, *a]\n`)}`],
  [
    'text that never ends a bracket',
    `<dubbo:reference upstream ${'{'.repeat(5000)}${'@DubboReference('.repeat(500)}`,
  ],
  ['a list', '- 1\n- 2\n'],
])('%s in every known file is nothing to find, and no fault', async (_name, text) => {
  write(Object.fromEntries(names.map((file) => [file, text])));
  await init({ cwd: folder, env: {} });
  const { items } = await readChecklistFile('release-checklist.yaml', { cwd: folder });
  expect(items.map(({ id }) => id)).toContain('BLD-07');
  expect((await loadConfig({ cwd: folder, env: {} })).config.checklist?.file).toBe('release-checklist.yaml');
});

test('strange names of files stay names, and ids stay apart', async () => {
  const image = 'services:\n  web:\n    image: a:1\n';
  write({
    'a\n  - id: EVIL\n/compose.yaml': image,
    '服务/compose.yaml': image,
    '订单/compose.yaml': image,
    '库存/compose.yaml': image,
  });
  await init({ cwd: folder, env: {} });
  const { items } = await readChecklistFile('release-checklist.yaml', { cwd: folder });
  const ids = items.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('IMAGE-'))).toHaveLength(4);
  expect(ids).not.toContain('EVIL');
});

test.each([
  ['git@github.com:shop/web.git', 'https://api.github.com', 'shop/web'],
  ['https://user:secret@github.com/shop/web', 'https://api.github.com', 'shop/web'],
  ['ssh://git@gitlab.example:2222/shop/team/web.git', 'https://gitlab.example/api/v4', 'shop/team/web'],
])('the remote %s is a project of its host', (remote, url, name) => {
  expect(remoteOf(remote)).toMatchObject({ url, project: name });
});

test.each(['', '/srv/git/web.git', 'https://code.example/shop/web'])(
  'the remote %j is of no known host',
  (remote) => expect(remoteOf(remote)).toBeUndefined(),
);
