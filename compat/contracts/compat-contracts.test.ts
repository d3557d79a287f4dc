import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { compatContracts } from './compat-contracts.ts';
import type { CompatContractsOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-contracts-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});

function write(side: 'old' | 'new', text: string, name = 'ads.proto'): void {
  mkdirSync(join(folder, side), { recursive: true });
  writeFileSync(join(folder, side, name), text);
}

async function run(options: Partial<CompatContractsOptions> = {}): Promise<Report> {
  const [baseline, candidate] = [join(folder, 'old'), join(folder, 'new')];
  const context = { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date() };
  return compatContracts({ subject: { service: 'ads' }, baseline, candidate, ...options }, context);
}

const failed = ({ results }: Report): string[] =>
  results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule, level, states }) => `${rule} ${level} ${states?.join('')}`);

const contract = (fields: string, more = ''): string =>
  `syntax = "proto3";\npackage ads.v1;\nmessage Ad {\n${fields}\n}\nmessage Id { string id = 1; }\n${more}`;
const reads = 'service Ads { rpc Get(Id) returns (Ad); }';
const writes = 'service Ads { rpc Put(Ad) returns (Id); }';

describe('who is hurt follows from who writes', () => {
  const before = '  string title = 1;';
  const after = '  bytes title = 1;';
  test.each([
    ['a reply: old callers while both run, new callers after a rollback', reads, 'AB'],
    ['a message that no method names: also what is stored', '', 'ABCD'],
  ])('%s', async (_, service, states) => {
    write('old', contract(before, service));
    write('new', contract(after, service));
    expect(failed(await run())).toEqual([`proto-field-type-changed block ${states}`]);
  });

  test('a new value of an enum hurts old readers only: callers of replies, the provider of requests', async () => {
    const kinds = (values: string): string => `enum Kind { NONE = 0; ${values} }`;
    write('old', contract('  Kind kind = 1;', `${kinds('')} ${reads}`));
    write('new', contract('  Kind kind = 1;', `${kinds('BIG = 1;')} ${reads}`));
    expect(failed(await run())).toEqual(['proto-enum-value-added warn A']);
    write('old', contract('  Kind kind = 1;', `${kinds('')} ${writes}`));
    write('new', contract('  Kind kind = 1;', `${kinds('BIG = 1;')} ${writes}`));
    expect(failed(await run())).toEqual(['proto-enum-value-added warn B']);
  });
});

describe('what travels decides the level', () => {
  beforeEach(() => {
    write('old', contract('  string title = 1;', reads));
    write('new', contract('  string headline = 1;', reads));
  });

  test('a new name breaks JSON and no bytes', async () => {
    expect(failed(await run())).toEqual(['proto-field-renamed block AB']);
    const bytesOnly = await run({ layers: ['wire'] });
    expect(failed(bytesOnly)).toEqual(['proto-field-renamed info AB']);
    expect(bytesOnly.verdict).toBe('go');
  });

  test('a strict reading minds the code that is made, too', async () => {
    write('new', contract('  string headline = 1 [json_name = "title"];', reads));
    expect(failed(await run())).toEqual(['proto-field-renamed info AB']);
    expect(failed(await run({ preset: 'contract' }))).toEqual(['proto-field-renamed block AB']);
  });

  test('a level may be set, and a rule left out', async () => {
    expect(failed(await run({ levels: { 'proto-field-renamed': 'warn' } }))).toEqual([
      'proto-field-renamed warn AB',
    ]);
    expect(failed(await run({ levels: { 'proto-field-renamed': 'off' } }))).toEqual([]);
  });
});

test('a finding names both places with their lines, the calls, and the safe way', async () => {
  write('old', contract('\n  int32 price = 1;', reads));
  write('new', contract('  string price = 1;', reads));
  const report = await run();
  expect(report.results.find(({ outcome }) => outcome === 'fail')).toMatchObject({
    key: 'ads.v1.Ad.price int32',
    places: ['operation:RPC ads.v1.Ads/Get'],
    source: { file: join(folder, 'new/ads.proto'), line: 4 },
    evidence: [
      { title: 'Bytes that the candidate writes and the baseline reads otherwise, or refuses' },
      { old: `# ${join(folder, 'old/ads.proto')}:5\nint32` },
    ],
    fix: expect.stringContaining('`ads.v1.Ad.price`'),
  });
});

test('names are found across files, whatever their order', async () => {
  const shared = (type: string): string =>
    `syntax = "proto3"; package common; message Money { ${type} units = 1; }`;
  const user =
    'syntax = "proto3"; package ads.v1; import "money.proto"; message Ad { common.Money price = 1; } service Ads { rpc Get(Ad) returns (Ad); }';
  write('old', user);
  write('new', user);
  write('old', shared('int32'), 'money.proto');
  write('new', shared('double'), 'money.proto');
  const found = (await run()).results.filter(({ outcome }) => outcome === 'fail');
  expect(found.map(({ key, places }) => [key, places])).toEqual([
    ['common.Money.units int32', ['operation:RPC ads.v1.Ads/Get']],
  ]);
});

test('a revision of git is a baseline', async () => {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
  };
  write('new', contract('  string title = 1;', reads));
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  write('new', contract('', reads));
  expect(failed(await run({ baseline: `git:HEAD:${join(folder, 'new')}` }))).toEqual([
    'proto-field-removed warn A',
  ]);
});

test('single files are compared whatever they are called', async () => {
  write('old', 'struct Ad { 1: i32 price }', 'ads.thrift');
  write('new', 'struct Ad { 1: string price }', 'ads-2.thrift');
  const sides = { baseline: join(folder, 'old/ads.thrift'), candidate: join(folder, 'new/ads-2.thrift') };
  const report = await run(sides);
  expect(failed(report)).toEqual(['thrift-field-type-changed block ABCD']);
  expect(report.results.find(({ outcome }) => outcome === 'fail')?.source).toEqual({
    file: sides.candidate,
    line: 1,
  });
});

test('equal contracts say so', async () => {
  write('old', contract('  string title = 1;\n  int32 size = 2;', reads));
  write('new', contract('  int32 size = 2;\n  string title = 1;', `// as before\n${reads}`));
  const report = await run();
  expect(report.verdict).toBe('go');
  const noChange = { kind: 'no-change', message: expect.stringMatching(/^What differs .* hurts neither/) };
  expect(report.notices).toContainEqual(noChange);
  write('new', contract('  string title = 1;\n  int32 size = 2;', reads));
  const same = { kind: 'no-change', message: 'The two contracts say the same.' };
  expect((await run()).notices).toContainEqual(same);
});

test('the order of the release is said, and shown with what speaks against the others', async () => {
  write('old', contract('  string title = 1;', reads));
  write('new', contract('  bytes title = 1;', reads));
  const { tables, notices } = await run();
  expect(tables).toMatchObject([
    { name: 'old and new callers at the old and the new provider: no safe order', isBrief: true },
  ]);
  expect(notices).toContainEqual({
    kind: 'info',
    message: expect.stringMatching(/^There is no safe order\. .*1 finding hits old callers/),
  });
});

test('messages are judged by who reads them: consumers of new ones, and of what is stored', async () => {
  const record = (fields: string): string => `{ "type": "record", "name": "Ad", "fields": [${fields}] }`;
  write('old', record('{ "name": "id", "type": "int" }'), 'ad.avsc');
  write('new', record('{ "name": "id", "type": "int" }, { "name": "note", "type": "Note" }'), 'ad.avsc');
  write('new', '{ "type": "fixed", "name": "Note", "size": 4 }', 'note.avsc');
  const report = await run();
  expect(failed(report)).toEqual(['avro-new-cannot-read-old warn BD']);
  expect(failed(await run({ preset: 'rollback' }))).toEqual(['avro-new-cannot-read-old block BD']);
});

describe('bad input', () => {
  test('what cannot be parsed is named with file and line', async () => {
    write('old', contract('  string title = 1;'));
    write('new', contract('  string title 1;'));
    await expect(run()).rejects.toMatchObject({
      code: 'contract-unreadable',
      where: `${join(folder, 'new/ads.proto')}:4`,
    });
  });

  test('a schema that names what is nowhere is named', async () => {
    write('old', '"string"', 'ad.avsc');
    write(
      'new',
      '{ "type": "record", "name": "Ad", "fields": [{ "name": "x", "type": "Gone" }] }',
      'ad.avsc',
    );
    await expect(run()).rejects.toMatchObject({
      code: 'contract-unreadable',
      where: join(folder, 'new/ad.avsc'),
    });
    write('new', 'type Query { a: Gone }', 'ad.graphql');
    rmSync(join(folder, 'new/ad.avsc'));
    await expect(run({ baseline: join(folder, 'new') })).rejects.toMatchObject({
      code: 'contract-unreadable',
    });
  });

  test('files in which nothing can be compared are no equal contracts', async () => {
    write('old', 'class Helper { void run() {} }', 'Helper.java');
    write('new', 'class Helper { void run() {} }', 'Helper.java');
    await expect(run()).rejects.toMatchObject({ code: 'nothing-selected', where: join(folder, 'new') });
  });

  test('a folder without contracts, an unknown kind, an unknown rule', async () => {
    write('old', 'x', 'readme.md');
    write('new', contract(''));
    await expect(run()).rejects.toMatchObject({ code: 'input-unreadable', where: join(folder, 'old') });
    write('old', contract(''));
    await expect(run({ kind: 'corba' })).rejects.toMatchObject({ code: 'usage' });
    await expect(run({ levels: { nonsense: 'warn' } })).rejects.toMatchObject({ code: 'usage' });
  });
});
