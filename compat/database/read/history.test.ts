import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { additions } from './additions.ts';
import { readHistory, readSource } from './history.ts';

const { signal } = new AbortController();
let folder: string;
const cases = mkdtempSync(join(tmpdir(), 'seaworthy-cases-'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-history-'));
  mkdirSync(join(folder, 'nested'));
  writeFileSync(join(folder, '2_b.sql'), 'two');
  writeFileSync(join(folder, '10_c.sql'), 'ten');
  writeFileSync(join(folder, 'nested', '1_a.sql'), 'one');
  writeFileSync(join(folder, '2_b.down.sql'), 'down');
  writeFileSync(join(folder, 'notes.dump'), 'dump');
});
afterAll(() => [folder, cases].forEach((path) => rmSync(path, { recursive: true })));

describe('reading a history', () => {
  test('a folder in order, or only its beginning', async () => {
    const all = await readHistory(folder, signal);
    expect(all.map(({ name }) => name)).toEqual(['2_b.sql', '10_c.sql', 'nested/1_a.sql']);
    expect(await readHistory(`${folder}:first=1`, signal)).toEqual([
      { name: '2_b.sql', sql: 'two', down: 'down', downName: '2_b.down.sql' },
    ]);
  });

  test.each([
    ['a folder that is not there', '/nowhere/at/all', 'input-unreadable'],
    ['a revision that is not there', 'git:no-such-revision:compat', 'input-unreadable'],
    ['a folder without migrations', 'git:HEAD:no-such-folder', 'nothing-selected'],
  ])('%s is an error', async (_, spec, code) => {
    await expect(readHistory(spec, signal)).rejects.toMatchObject({ code });
  });

  test('more than there are is an error', async () => {
    await expect(readHistory(`${folder}:first=9`, signal)).rejects.toMatchObject({ code: 'usage' });
  });

  test('a git revision, with the content of that revision', async () => {
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(join(folder, '2_b.sql'), 'changed');
    const here = process.cwd();
    process.chdir(folder);
    try {
      expect(await readHistory('git:HEAD:.:first=2', signal)).toEqual([
        { name: '2_b.sql', sql: 'two', down: 'down', downName: '2_b.down.sql' },
        { name: '10_c.sql', sql: 'ten' },
      ]);
      expect(await readHistory('git:HEAD:notes.dump', signal)).toEqual([{ name: 'notes.dump', sql: 'dump' }]);
      expect(await readHistory('git:HEAD:nested/', signal)).toEqual([{ name: '1_a.sql', sql: 'one' }]);
    } finally {
      process.chdir(here);
    }
  });
});

describe('what else a folder may hold', () => {
  const write = (files: Readonly<Record<string, string>>): string => {
    const place = mkdtempSync(join(cases, 'case-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    return place;
  };

  test('what is not applied is told by name', async () => {
    const files = {
      'V1__a.sql': 'one',
      'V2__b.java': 'class V2__b {}',
      'V3__c.mysql.sql': 'three',
      'afterMigrate.sql': 'SELECT 1',
      'notes.sql': 'SELECT 2',
    };
    const { migrations, layout, remarks } = await readSource(write(files), { signal });
    expect([layout?.id, migrations.map(({ name }) => name)]).toEqual(['flyway', ['V1__a.sql']]);
    expect(remarks).toEqual([
      'Callbacks are not run: afterMigrate.sql.',
      'Steps that are programs are not run, so what they change is missing: V2__b.java.',
      'Left out, because Flyway does not apply them: notes.sql.',
      'Left out as files for another engine: V3__c.mysql.sql.',
    ]);
  });

  test.each([
    [
      'two layouts',
      { 'V1__a.sql': '', '2_b.sql': '' },
      'usage',
      /Flyway \(V1__a\.sql\) and numbered files \(2_b\.sql\)/,
    ],
    [
      'a placeholder of Flyway',
      { 'V1__a.sql': '\n${schema}' },
      'usage',
      /no value.*: \$\{schema\} \(V1__a\.sql:2\)/,
    ],
    ['a packed dump', { 'dump.sql': 'PGDMP\u0001' }, 'input-unreadable', /only pg_restore reads/],
    ['a zipped dump', { 'dump.sql': '\u001F\uFFFD\b' }, 'input-unreadable', /packed or binary/],
    ['an unknown ending', { '1_a.txt': '' }, 'nothing-selected', /No migration/],
  ])('%s: a clear error', async (_, files, code, message) => {
    await expect(readSource(write(files), { signal })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test('a MySQL server that cannot be reached is named without its password', async () => {
    const failed = readSource('mysql://ann:s3cret@127.0.0.1:1/shop', { signal });
    await expect(failed).rejects.toMatchObject({ code: 'target-unreachable', where: '127.0.0.1:1' });
    await expect(failed).rejects.not.toThrow(/s3cret/);
  });

  test('a dump as a file and as a first migration is made fit for an empty database', async () => {
    const dump =
      '-- PostgreSQL database dump\n\\restrict x\nCREATE SCHEMA shop;\nALTER SCHEMA shop OWNER TO app;\n';
    const place = write({ 'V1__base.sql': dump, 'V2__t.sql': 'CREATE TABLE shop.t ();' });
    const ofRails = write({
      'structure.sql':
        "\\restrict x\nSELECT pg_catalog.set_config('search_path', '', false);\nCREATE SCHEMA shop;\nALTER SCHEMA shop OWNER TO app;",
    });
    expect((await readSource(ofRails, { signal })).migrations[0]?.sql).not.toContain('restrict');
    for (const spec of [place, join(place, 'V1__base.sql')]) {
      const { migrations } = await readSource(spec, { signal });
      expect(migrations[0]?.sql).toMatch(/^DO .*CREATE ROLE "app".*\n\nCREATE SCHEMA IF NOT EXISTS shop;\n/);
    }
  });

  test('a file that is named by itself is read whatever its name; a folder of programs is not', async () => {
    const place = write({ 'prod.dump': 'CREATE TABLE t ();', '1_a.py': 'def upgrade(): pass' });
    const { migrations } = await readSource(join(place, 'prod.dump'), { signal });
    expect(migrations).toEqual([{ name: 'prod.dump', sql: 'CREATE TABLE t ();' }]);
    await expect(readSource(place, { signal })).rejects.toMatchObject({ code: 'nothing-selected' });
  });

  test('a dump of mysqldump and a lock of Prisma say for which server they are', async () => {
    const dump = write({ 'dump.sql': '-- MySQL dump 10.13\nCREATE TABLE `t` (a int);' });
    expect((await readSource(dump, { signal })).dialect).toBe('mysql');
    const lock = write({ '1_a.sql': 'SELECT 1;', 'migration_lock.toml': 'provider = "mysql"' });
    expect((await readSource(lock, { signal })).dialect).toBe('mysql');
    expect((await readSource(lock, { signal, dialect: 'postgresql' })).dialect).toBe('postgresql');
  });
});

describe('what a candidate adds', () => {
  const files = (...texts: string[]) => texts.map((sql, i) => ({ name: `${i}.sql`, sql }));
  test('the rest, also where it sorts between', () => {
    expect(additions(files('a', 'b'), files('a', 'x', 'b', 'y'))?.map(({ sql }) => sql)).toEqual(['x', 'y']);
  });
  test('nothing where an old file was changed', () => {
    expect(additions(files('a', 'b'), files('a', 'changed'))).toBeUndefined();
    const repeated = (sql: string) => [...files('a'), { name: 'v', sql, version: 'R v', repeats: true }];
    expect(additions(repeated('old'), repeated('\nold'))).toEqual([]);
    expect(additions(repeated('old'), repeated('new'))).toEqual([
      { name: 'v', sql: 'new', version: 'R v', repeats: true, down: 'old', downName: 'v' },
    ]);
    expect(additions(repeated('old'), files('a'))).toBeUndefined();
  });
  test('equal files are counted', () => {
    expect(additions(files('a', 'a'), files('a', 'b'))).toBeUndefined();
    expect(additions(files('a'), files('a', 'a'))?.length).toBe(1);
  });
});
