import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compatDatabase } from '../compat/index.ts';
import { subjectOf } from './subject.ts';
import { apiOptions, checklistOptions, contractOptions, databaseOptions, replayOptions } from './wiring.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-wiring-'));
afterAll(() => rmSync(folder, { recursive: true }));

const wires = (root: string) => ({ folder: root, output: root, subject: { service: 'shop' } });

describe('paths of a config count from its folder', () => {
  test.each([
    ['db', '/shop/db'],
    ['db:first=2', '/shop/db:first=2'],
    ['/db', '/db'],
    ['git:main:db', 'git:main:/shop/db'],
    ['git:v1.2:db/m:first=2', 'git:v1.2:/shop/db/m:first=2'],
    ['git:main:./:first=1', 'git:main:/shop/:first=1'],
    ['git:main:../db', 'git:main:/db'],
    ['git:main:/other/db', 'git:main:/other/db'],
    ['git:nonsense', 'git:nonsense'],
  ])('%s is %s', (spec, absolute) => {
    const source = { baseline: spec, candidate: spec };
    const config = { service: 'shop', compat: { database: { ...source, queries: spec }, api: [source] } };
    const options = databaseOptions(config, wires('/shop'));
    expect([options?.baseline, options?.candidate, options?.queries]).toEqual([absolute, absolute, absolute]);
    expect(apiOptions(config, wires('/shop'))).toMatchObject([{ baseline: absolute, candidate: absolute }]);
  });
});

test('files of TLS count from the folder of the config too', () => {
  const tls = { ca: 'ca.pem', cert: '/etc/client.pem', key: 'keys/client.key', passphrase: 'p' };
  const stable = { url: 'https://shop', tls };
  const config = {
    service: 'shop',
    groups: { stable, preview: { url: 'https://shop' } },
    replay: { capture: [] },
  };
  expect(replayOptions(config, wires('/etc/sw'))).toMatchObject({
    stable: { tls: { ...tls, ca: '/etc/sw/ca.pem', key: '/etc/sw/keys/client.key' } },
    preview: { url: 'https://shop' },
  });
});

test('the address of a database stays as it is, and the report shows neither its user nor its password', async () => {
  const baseline = 'postgres://ann:s3cret@db.internal/shop?sslmode=require';
  const config = { service: 'shop', compat: { database: { baseline, candidate: 'db' } } };
  expect(databaseOptions(config, wires('/shop'))?.baseline).toBe(baseline);
  expect((await subjectOf(config, folder)).baseline).toBe('postgres://db.internal/shop');
});

test('sources of queries are placed alike, whatever their kind; an address stays as it is', () => {
  const queries = ['code:src', 'log:git:main:db.log', 'pg_stat_statements:postgres://reader@db/shop'];
  const config = { service: 'shop', compat: { database: { baseline: 'a', candidate: 'b', queries } } };
  const options = databaseOptions(config, wires('/shop'));
  expect([options?.queries, options?.newQueries]).toEqual([
    ['code:/shop/src', 'log:git:main:/shop/db.log', 'pg_stat_statements:postgres://reader@db/shop'],
    undefined,
  ]);
});

test('one graph tells compat who must be told and the checklist who goes first', () => {
  const sides = { baseline: 'a', candidate: 'b' };
  const config = {
    service: 'shop',
    services: { web: ['shop', 'pay'], shop: ['shop', 'pay'], pay: [], app: ['shop'] },
    compat: { api: [sides], contracts: [sides] },
    checklist: { file: 'list.yaml' },
  };
  const callers = ['web', 'app'].map((name) => ({ name, source: 'declared in the config' }));
  expect(apiOptions(config, wires('/shop'))).toMatchObject([{ callers }]);
  expect(contractOptions(config, wires('/shop'))).toMatchObject([{ callers }]);
  expect(checklistOptions(config, wires('/shop'), { ci: false, env: {} }).services).toEqual(config.services);
});

test('a revision is read from any working directory, also where the folder is gone by now', async () => {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
  };
  mkdirSync(join(folder, 'service', 'old'), { recursive: true });
  writeFileSync(join(folder, 'service', 'old', '1.sql'), 'CREATE TABLE orders (id int, note text);');
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  rmSync(join(folder, 'service', 'old'), { recursive: true });
  mkdirSync(join(folder, 'service', 'db'));
  writeFileSync(join(folder, 'service', 'db', '1.sql'), 'CREATE TABLE orders (id int);');
  const config = {
    service: 'shop',
    compat: { database: { baseline: 'git:HEAD:old:first=1', candidate: 'db' } },
  };
  const options = databaseOptions(config, wires(join(folder, 'service')));
  const context = { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date() };
  const report = options && (await compatDatabase(options, context));
  expect(report?.results.filter(({ outcome }) => outcome === 'fail').map(({ key }) => key)).toEqual([
    'orders.note',
  ]);
});
