import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { failed, folder, java, newCase, run, write } from './case.test-support.ts';

beforeEach(newCase);

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

  test.each([
    ['the new code', { newCode: 'docs', environment: 'prod' }],
    ['none', { newCode: 'src', environment: 'none' }],
    ['GREEN', { groups: { BLUE: 'prod', GREEN: 'none' } }],
  ])('nothing is green where no key was found in %s', async (name, options) => {
    write({
      'src/A.java': java('a'),
      'docs/B.java': 'class B {}',
      'prod/a.properties': 'a=1',
      'none/a.properties': '# b=1',
    });
    const { results, verdict } = await run(options);
    expect(results.filter(({ outcome }) => outcome === 'inconclusive').map(({ key }) => key)).toEqual([name]);
    expect(verdict).not.toBe('go');
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
