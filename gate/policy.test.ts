import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { comesFromFork, baseFrom, policyAt, policyChanges } from './policy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-policy-'));
  git('init', '-q', '-b', 'main');
  write('seaworthy.config.yaml', 'service: ads\n');
  git('add', '.');
  git('commit', '-qm', 'base');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('the policy is the text of the base revision', async () => {
  const file = write('seaworthy.config.yaml', 'service: mine\n');
  const policy = await policyAt('main', folder);
  expect(await policy.textOf(file)).toBe('service: ads');
  expect(await policy.textOf(join(folder, 'new.yaml'))).toBeUndefined();
});

test('every changed policy file is a result', async () => {
  const config = join(folder, 'seaworthy.config.yaml');
  const policy = await policyAt('main', folder);
  expect(await policyChanges(policy, [config], folder)).toEqual([]);
  const added = write('waivers.yaml', '[]\n');
  write('seaworthy.config.yaml', 'service: mine\n');
  const changes = await policyChanges(policy, [config, added], folder);
  expect(changes.map(({ key, outcome, level }) => ({ key, outcome, level }))).toEqual([
    { key: 'seaworthy.config.yaml', outcome: 'fail', level: 'warn' },
    { key: 'waivers.yaml', outcome: 'fail', level: 'warn' },
  ]);
});

test('a base that is not there is an error, not an empty policy', async () => {
  await expect(policyAt('origin/main', folder)).rejects.toMatchObject({
    code: 'config-unusable',
    where: 'origin/main',
  });
});

describe('a fork', () => {
  const event = (head: unknown): Record<string, string> => ({
    GITHUB_EVENT_PATH: write(
      'event.json',
      JSON.stringify({ pull_request: { head, base: { repo: { full_name: 'team/ads' } } } }),
    ),
  });

  test('on GitHub is told by the repositories', () => {
    expect(comesFromFork(event({ repo: { full_name: 'stranger/ads' } }))).toBe(true);
    expect(comesFromFork(event({ repo: { full_name: 'team/ads' } }))).toBe(false);
  });
  test('that was deleted is still a fork', () => expect(comesFromFork(event({ repo: null }))).toBe(true));
  test('an event that cannot be read is not trusted', () => {
    expect(comesFromFork({ GITHUB_EVENT_PATH: write('event.json', '{') })).toBe(true);
  });
  test('on GitLab is told by the projects', () => {
    expect(comesFromFork({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '1' })).toBe(
      true,
    );
    expect(comesFromFork({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1', CI_MERGE_REQUEST_PROJECT_ID: '1' })).toBe(
      false,
    );
  });
  test('a push is none', () => expect(comesFromFork({})).toBe(false));
});

test('CI names the base', () => {
  expect(baseFrom({ GITHUB_BASE_REF: 'main' })).toBe('origin/main');
  expect(baseFrom({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc' })).toBe('abc');
  expect(baseFrom({})).toBe('origin/HEAD');
});
