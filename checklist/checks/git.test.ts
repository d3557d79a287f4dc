import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { bindingOf, treeOf } from '../tree.ts';
import { git } from './git.ts';

type Params = Parameters<typeof git.judge>[1];

let root: string;
let cwd: string;

function run(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** main: one, two (v1 at one, v2 at two); branch `side` forks from one. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'git-'));
  cwd = join(root, 'work');
  run(root, 'init', '-q', 'work');
  for (const name of ['one', 'two']) {
    await writeFile(join(cwd, 'file.txt'), name);
    run(cwd, 'add', '.');
    run(cwd, 'commit', '-q', '-m', name);
    run(cwd, 'tag', name === 'one' ? 'v1' : 'v2');
  }
  run(cwd, 'branch', 'side', 'v1');
});
afterAll(() => rm(root, { recursive: true }));

async function judged(params: Params, folder = cwd) {
  expect(paramProblems(git, params)).toEqual([]);
  return git.judge(await git.gather(params, contextFor({ cwd: folder })), params);
}

test('everything at once on a sound candidate', async () => {
  const params = { clean: true, tag: 'v2', trunk: 'main', contains: 'v1', rollbackTarget: 'v1' };
  expect(await judged(params)).toMatchObject({ outcome: 'pass' });
});

test.each<[string, Params, string]>([
  ['a tag that is elsewhere', { tag: 'v1' }, 'the tag v1 is not at HEAD'],
  ['a tag that is not there', { tag: 'v9' }, 'git knows no refs/tags/v9'],
  ['nothing to go back to', { rollbackTarget: 'v0' }, 'git knows no v0'],
  ['a candidate that is not merged', { candidate: 'v2', trunk: 'side' }, 'v2 is not part of side'],
  ['an older release that is missing', { candidate: 'side', contains: 'v2' }, 'v2 is not part of side'],
])('%s fails', async (_name, params, message) => {
  expect(await judged(params)).toMatchObject({ outcome: 'fail', message: `${message}.` });
});

test('files that are not committed fail, those of Seaworthy do not count', async () => {
  await writeFile(join(cwd, 'new file.txt'), 'x');
  expect(await judged({ clean: true })).toMatchObject({
    outcome: 'fail',
    message: 'not committed: new file.txt.',
  });
  await rm(join(cwd, 'new file.txt'));
  execFileSync('mkdir', ['-p', join(cwd, 'seaworthy-report')]);
  await writeFile(join(cwd, 'seaworthy-report', 'report.json'), '{}');
  expect(await judged({ clean: true })).toMatchObject({ outcome: 'pass' });
  await rm(join(cwd, 'seaworthy-report'), { recursive: true });
});

test('a shallow clone cannot prove what is missing', async () => {
  run(root, 'clone', '-q', '--depth', '1', `file://${cwd}`, 'shallow');
  const params = { rollbackTarget: 'v1' };
  expect(await judged(params, join(root, 'shallow'))).toMatchObject({ outcome: 'inconclusive' });
});

test('outside of a repository git cannot answer', async () => {
  expect(await judged({ clean: true }, '/')).toMatchObject({ outcome: 'error' });
  const { message } = (await git
    .gather({ clean: true }, contextFor({ cwd: join(root, 'none') }))
    .catch((e: Error) => e)) as Error;
  expect(message).toContain('the folder does not exist');
});

test('an option cannot be slipped in as a name', () => {
  expect(paramProblems(git, { rollbackTarget: '--exec=x' })).toHaveLength(1);
  expect(paramProblems(git, {})).toHaveLength(1);
});

describe('what an attestation is bound to', () => {
  test('is the tree: the same content has the same name in another commit', async () => {
    const before = await treeOf(cwd);
    expect(before).toMatchObject({
      tree: expect.stringMatching(/^tree:[0-9a-f]{40}$/) as string,
      dirty: false,
    });
    run(cwd, 'commit', '-q', '--allow-empty', '-m', 'same content');
    expect(await treeOf(cwd)).toEqual(before);
    expect(await bindingOf({ cwd })).toBe(before.tree);
  });

  test('is refused for changes that are not committed', async () => {
    await writeFile(join(cwd, 'file.txt'), 'changed');
    expect(await treeOf(cwd)).toMatchObject({ dirty: true });
    await expect(bindingOf({ cwd })).rejects.toMatchObject({ code: 'usage' });
    run(cwd, 'checkout', '-q', 'file.txt');
  });

  test('is the digest of an artefact where there is no git', async () => {
    await writeFile(join(root, 'app.tgz'), 'abc');
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await bindingOf({ cwd: root, artifact: 'app.tgz' })).toBe(`sha256:${sha256}`);
    await expect(bindingOf({ cwd: root, artifact: 'none' })).rejects.toMatchObject({
      code: 'input-unreadable',
    });
    await expect(bindingOf({ cwd: '/' })).rejects.toMatchObject({ code: 'input-unreadable' });
  });
});
