import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { compatConfig } from './compat-config.ts';
import type { CompatConfigOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-config-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const now = new Date('2026-11-21T00:00:00Z');
const places = ['oldCode', 'newCode', 'oldEnvironment', 'environment', 'declared'] as const;

/** Places are folders of the case. */
async function run(
  options: Partial<CompatConfigOptions>,
  signal = new AbortController().signal,
): Promise<Report> {
  const placed = places.flatMap((name) => {
    const spec = options[name];
    return spec === undefined || spec.startsWith('git:') ? [] : [[name, join(folder, spec)]];
  });
  const groups = Object.entries(options.groups ?? {}).map(([name, spec]) => [name, join(folder, spec)]);
  return compatConfig(
    {
      ...options,
      ...Object.fromEntries(placed),
      groups: Object.fromEntries(groups),
      subject: { service: 'shop' },
    },
    { signal, onProgress: () => {}, now: () => now },
  );
}

const failed = ({ results }: Report): string[] =>
  results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule, level, key }) => `${rule} ${level} ${key}`);

const java = (...reads: readonly string[]): string =>
  `class A { ${reads.map((read, i) => `@Value("\${${read}}") String a${i};`).join(' ')} }`;

describe('what decides the level', () => {
  test('a key that the release brings too late warns, and blocks where the way back counts', async () => {
    write({ 'src/A.java': java('a', 'b'), 'was/a.properties': 'a=1', 'prod/a.properties': 'a=1\nb=2' });
    const options = { newCode: 'src', oldEnvironment: 'was', environment: 'prod' };
    expect(failed(await run(options))).toEqual(['config-key-missing warn b']);
    expect(failed(await run({ ...options, preset: 'rollback' }))).toEqual(['config-key-missing block b']);
    expect(failed(await run({ ...options, levels: { 'config-key-missing': 'off' } }))).toEqual([]);
  });

  test('a key that old code does without as well only warns: it is set where nobody looked', async () => {
    write({ 'old/A.java': java('a', 'b'), 'src/A.java': java('a', 'b', 'c'), 'prod/a.properties': 'a=1' });
    const report = await run({ oldCode: 'old', newCode: 'src', environment: 'prod' });
    expect(failed(report)).toEqual(['config-key-missing block c', 'config-key-missing warn b']);
    expect(report.verdict).toBe('no-go');
  });

  test('nothing is found where nothing changes', async () => {
    write({ 'src/A.java': java('a', 'b:2'), 'prod/a.properties': 'a=1' });
    const report = await run({ oldCode: 'src', newCode: 'src', oldEnvironment: 'prod', environment: 'prod' });
    expect(failed(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.tables?.[0]?.rows).toEqual([
      ['a', 'none', 'none', '1', '1', 'value'],
      ['b', '2', '2', '', '', 'default'],
    ]);
  });

  test('a list of keys counts more than what is found in code', async () => {
    write({
      'src/A.java': java('a', 'b'),
      'prod/a.properties': 'c=blue',
      'keys.yaml':
        'keys:\n  - { key: a, required: false }\n  - { key: b, default: 2 }\n  - { key: c, allowed: [red, green] }\n',
    });
    expect(failed(await run({ newCode: 'src', environment: 'prod', declared: 'keys.yaml' }))).toEqual([
      'config-value-unfit block c',
    ]);
  });
});

describe('what a process gets', () => {
  test('files of the active profile win over others, variables over files; what does not count is named', async () => {
    write({
      'src/A.java': 'class A { @Value("${n}") int n; @Value("${v}") int v; }',
      'prod/application.yml': 'n: x\nv: x\n---\nspring.config.activate.on-profile: test\nn: 5\n',
      'prod/application-prod.yml': 'n: 1\nv: x\n',
      'prod/application-test.yml': 'n: y\n',
      'prod/.env': 'V=2\n',
      'prod/README.md': 'x',
    });
    const report = await run({ newCode: 'src', environment: 'prod' });
    expect(failed(report)).toEqual([]);
    const said = report.notices.map(({ message }) => message).join('\n');
    expect(said).toMatch(/application-test\.yml: profile test is not active/);
    expect(said).toMatch(/README\.md: no format/);
    expect(failed(await run({ newCode: 'src', environment: 'prod', profiles: ['test'] }))).toEqual([
      'config-value-unfit block n',
    ]);
  });

  test('configuration that is shipped with the code gives defaults, and reads what it refers to', async () => {
    write({
      'src/A.java': java('a'),
      'src/main/resources/application.yml': 'a: ${HOST}/x\n',
      'prod/.env': 'B=1\n',
    });
    expect(failed(await run({ newCode: 'src', environment: 'prod' }))).toEqual([
      'config-key-missing block HOST',
    ]);
  });

  test('an export of Nacos says which formats its files have', async () => {
    write({
      'src/A.java': 'class A { @Value("${order.timeout}") int n; }',
      'prod/shop/order': 'order:\n  timeout: soon\n',
      'prod/.metadata.yml': 'metadata:\n  - { dataId: order, group: shop, type: yaml }\n',
    });
    const report = await run({ newCode: 'src', environment: 'prod' });
    expect(failed(report)).toEqual(['config-value-unfit block order.timeout']);
    expect(report.results[0]?.source).toEqual({ file: join(folder, 'prod/shop/order'), line: 2 });
  });

  test('a renamed key blocks where the release takes the old name away, and is doubted where it never was set', async () => {
    write({
      'old/A.java': java('order.max-count'),
      'src/A.java': java('order.max-counts'),
      'was/a.properties': 'order.max-count=1',
      'prod/a.properties': 'order.max-counts=1',
    });
    const options = { oldCode: 'old', newCode: 'src', environment: 'prod' };
    const key = 'order.max-count → order.max-counts';
    expect(failed(await run({ ...options, oldEnvironment: 'was' }))).toEqual([
      `config-key-renamed block ${key}`,
    ]);
    expect(failed(await run(options))).toEqual([`config-key-renamed warn ${key}`]);
  });

  test('a revision of git is an environment and code', async () => {
    write({ 'src/A.java': java('a'), 'prod/a.properties': 'a=1\n' });
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'x');
    write({ 'prod/a.properties': 'b=1\n' });
    const [oldCode, oldEnvironment] = ['src', 'prod'].map((name) => `git:HEAD:${join(folder, name)}`) as [
      string,
      string,
    ];
    const report = await run({ oldCode, oldEnvironment, environment: 'prod' });
    expect(failed(report)).toEqual(['config-key-removed block a']);
  });
});

test('a difference that is meant informs until its last day, and says whose it is', async () => {
  write({ 'blue/a.properties': 'order.max-wait=1', 'green/a.yaml': 'order: { maxWait: 2 }' });
  const groups = { BLUE: 'blue', GREEN: 'green' };
  const expected = (expires: string) => [
    { rule: 'config-group-value-differs', at: 'order.*', owner: 'mei', reason: 'more load', expires },
  ];
  const report = await run({ groups, expected: expected('2026-11-21') });
  expect(failed(report)).toEqual(['config-group-value-differs info order.max-wait']);
  expect(report.results[0]?.message).toMatch(/Expected until 2026-11-21 \(mei\): more load/);
  const over = await run({ groups, expected: expected('2026-11-20') });
  expect(failed(over)).toContain('config-group-value-differs warn order.max-wait');
});

test('no secret is shown: not in findings, tables or evidence, whatever file it stands in', async () => {
  const secrets = [
    'hunter2-plain',
    'hunter2-inurl',
    'hunter2-kept',
    'hunter2-declared',
    'hunter2-default',
    'hunter2-before',
  ];
  const url = 'db.url=postgres://app:hunter2-inurl@db.test.example/shop';
  write({
    'old/A.java': java('db.password:hunter2-default', 'b.c', 'd'),
    'src/A.java': java('db.password', 'b.c', 'd', 'db.url', 'API_TOKEN'),
    'was/a.properties': `db.password=hunter2-before\nb.c=hunter2-declared-old\n${url}-old`,
    'prod/a.properties': `db.password=hunter2-plain\ndb.password=hunter2-plain2\nb.c=hunter2-declared\n${url}`,
    'prod/s.yaml': 'apiVersion: v1\nkind: Secret\nstringData: { API_TOKEN: hunter2-kept, d: hunter2-kept }',
    'green/a.properties': 'db.password=hunter2-other',
    'keys.yaml': 'keys:\n  - { key: b.c, secret: true, allowed: [x] }\n',
  });
  const report = await run({
    oldCode: 'old',
    newCode: 'src',
    oldEnvironment: 'was',
    environment: 'prod',
    declared: 'keys.yaml',
    groups: { BLUE: 'prod', GREEN: 'green' },
  });
  expect(failed(report).length).toBeGreaterThan(5);
  expect(report.results.map(({ rule }) => rule)).toContain('config-value-changed');
  const text = JSON.stringify(report);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).toMatch(/redacted-[\da-f]{8}/);
});

describe('bad input', () => {
  const expectRefused = async (
    options: Partial<CompatConfigOptions>,
    what: RegExp,
    where?: RegExp,
  ): Promise<void> => {
    await expect(run(options)).rejects.toMatchObject({
      message: expect.stringMatching(what) as string,
      ...(where && { where: expect.stringMatching(where) as string }),
      todo: expect.stringMatching(/\w/) as string,
    });
  };

  test('nothing to compare, an unknown rule, a place that is not there', async () => {
    await expectRefused({}, /nothing to compare/);
    await expectRefused({ environment: 'prod', levels: { 'config-x': 'off' } }, /no rule "config-x"/);
    await expectRefused({ environment: 'nowhere' }, /no such file/, /nowhere$/);
    write({ 'empty/node_modules/a.json': '{}' });
    await expectRefused({ environment: 'empty' }, /No file is there/);
  });

  test('encodings: ISO-8859-1 in properties and UTF-16 are read, others and binary content are refused with the line', async () => {
    const latin = Buffer.from('name=Caf\u00e9\n', 'latin1');
    write({
      'src/A.java': java('name'),
      'a/a.properties': latin,
      'b/a.yaml': Buffer.from('\uFEFFname: Caf\u00e9', 'utf16le'),
    });
    for (const environment of ['a', 'b']) {
      const report = await run({ newCode: 'src', environment });
      expect(report.tables?.[0]?.rows[0]?.[4]).toBe('Café');
    }
    write({ 'c/a.yaml': Buffer.concat([Buffer.from('a: 1\nb: '), latin]), 'd/a.yaml': 'a: 1\nb: \u0000\n' });
    await expectRefused({ environment: 'c' }, /not UTF-8/, /c\/a\.yaml:2$/);
    await expectRefused({ environment: 'd' }, /zero byte/, /d\/a\.yaml:2$/);
  });

  test('broken files name their line', async () => {
    write({ 'a/a.yaml': 'a: 1\nb: [\n', 'b/a.toml': 'a = 1\n\nb = \n', 'c/a.json': '{\n"a": }' });
    await expectRefused({ environment: 'a' }, /YAML/, /a\.yaml:\d$/);
    await expectRefused({ environment: 'b' }, /TOML/, /a\.toml:[34]$/);
    await expectRefused({ environment: 'c' }, /JSON/, /a\.json:2$/);
    write({ 'keys.yaml': 'keys:\n  - { key: a }\n  - { key: b, tpye: integer }\n' });
    await expectRefused(
      { environment: 'c', declared: 'keys.yaml' },
      /no place for "keys\.1\.tpye"/,
      /keys\.yaml:3$/,
    );
  });

  test('an interrupted run gives a partial report', async () => {
    write({ 'src/A.java': java('a'), 'prod/a.properties': 'a=1' });
    const report = await run({ newCode: 'src', environment: 'prod' }, AbortSignal.abort());
    expect(report).toMatchObject({ partial: true, exitCode: 130 });
  });
});
