/** `pull-requests` and `ci-status` against a server that gives the replies which GitHub and GitLab document. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { ask } from '../store-hands.test-support.ts';
import { ciStatus } from './ci-status.ts';
import { pullRequests } from './pull-requests.ts';

const sha = (digit: string): string => digit.repeat(40);
const by = (login: string, state: string, type = 'User') => ({ state, user: { login, type } });
const pull = (number: number, login: string, merged: string | null = '2026-11-20T10:00:00Z') => ({
  number,
  html_url: `https://github.example/shop/web/pull/${number}`,
  merged_at: merged,
  user: { login },
});
const request = (iid: number, state = 'merged') => ({
  iid,
  state,
  web_url: `https://gitlab.example/shop/web/-/merge_requests/${iid}`,
  author: { username: 'ann' },
});
const commits = (...digits: string[]) =>
  digits.map((digit) => ({ sha: sha(digit), commit: { message: 'One\n\nmore' } }));
const run = (name: string, conclusion: string | null) => ({
  name,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  html_url: `https://github.example/runs/${name}`,
});
const gitlabCommits = (...digits: string[]) => ({
  commits: digits.map((digit) => ({ id: sha(digit), title: 'One' })),
});

const web = '/repos/shop/web';
const lab = '/projects/shop%2Fweb';
const replies: Record<string, unknown> = {
  [`${web}/compare/v1...good`]: { commits: commits('1', '2') },
  [`${web}/compare/v1...withdrawn`]: { commits: commits('3') },
  [`${web}/compare/v1...robot`]: { commits: commits('4') },
  [`${web}/compare/v1...direct`]: { commits: commits('1', '5') },
  [`${web}/compare/v1...odd`]: { files: [] },
  [`${web}/commits/${sha('1')}/pulls`]: [pull(1, 'ann')],
  [`${web}/commits/${sha('2')}/pulls`]: [pull(1, 'ann'), pull(9, 'ann', null)],
  [`${web}/commits/${sha('3')}/pulls`]: [pull(3, 'ann')],
  [`${web}/commits/${sha('4')}/pulls`]: [pull(4, 'ann')],
  [`${web}/commits/${sha('5')}/pulls`]: [],
  [`${web}/pulls/1/reviews`]: [by('bob', 'APPROVED'), by('bob', 'COMMENTED'), by('ann', 'COMMENTED')],
  [`${web}/pulls/3/reviews`]: [by('bob', 'APPROVED'), by('bob', 'CHANGES_REQUESTED')],
  [`${web}/pulls/4/reviews`]: [by('merge[bot]', 'APPROVED', 'Bot')],
  [`${web}/commits/${sha('1')}/check-runs`]: { check_runs: [run('unit', 'success'), run('e2e', null)] },
  [`${web}/commits/${sha('1')}/status`]: {
    statuses: [{ context: 'deploy/preview', state: 'success', target_url: null }],
  },
  [`${lab}/repository/compare?from=v1&to=good`]: gitlabCommits('1'),
  [`${lab}/repository/compare?from=v1&to=alone`]: gitlabCommits('2'),
  [`${lab}/repository/compare?from=v1&to=open`]: gitlabCommits('3'),
  [`${lab}/repository/commits/${sha('1')}/merge_requests`]: [request(1)],
  [`${lab}/repository/commits/${sha('2')}/merge_requests`]: [request(2)],
  [`${lab}/repository/commits/${sha('3')}/merge_requests`]: [request(3, 'opened')],
  [`${lab}/merge_requests/1/approvals`]: { approved_by: [{ user: { username: 'bob' } }] },
  [`${lab}/merge_requests/2/approvals`]: { approved_by: [{ user: { username: 'ann' } }] },
  // 130 jobs, so that they come in two pages
  [`${lab}/repository/commits/${sha('1')}/statuses`]: Array.from({ length: 130 }, (_, index) => ({
    name: `job ${index}`,
    status: index === 128 ? 'failed' : index === 127 ? 'manual' : 'success',
    target_url: null,
  })),
};

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((asked, response) => {
    const known = asked.headers.authorization === 'Bearer key' || asked.headers['private-token'] === 'key';
    if (!known) return response.writeHead(401).end('{}');
    const target = new URL(asked.url ?? '', 'http://host');
    const page = Number(target.searchParams.get('page') ?? 1);
    for (const name of ['page', 'per_page', 'filter']) target.searchParams.delete(name);
    const reply = replies[target.pathname + target.search];
    if (reply === undefined) return response.writeHead(404).end('{"message":"Not Found"}');
    const part: unknown = Array.isArray(reply) ? reply.slice((page - 1) * 100, page * 100) : reply;
    return response.end(JSON.stringify(part));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const reviewed = async (host: 'github' | 'gitlab', candidate: string, token = 'key') => {
  const given = { host, url, project: 'shop/web', token, since: 'v1', candidate };
  return pullRequests.judge(await pullRequests.gather(given, contextFor()), given);
};
const ran = async (host: 'github' | 'gitlab', jobs: string[], commit = sha('1'), context = {}) => {
  const given = { host, url, project: 'shop/web', token: 'key', jobs, commit };
  return ciStatus.judge(await ciStatus.gather(given, contextFor(context)), given);
};

test.each([
  ['github', 'good', 'pass', '1 merged changes'],
  ['github', 'withdrawn', 'fail', '#3 of ann has 0 of 1'],
  ['github', 'robot', 'fail', '#4 of ann has 0 of 1'],
  ['github', 'direct', 'fail', '5555555555 came without'],
  ['github', 'odd', 'error', 'something else than its API says'],
  ['github', 'nowhere', 'error', 'status 404'],
  ['gitlab', 'good', 'pass', '1 merged changes'],
  ['gitlab', 'alone', 'fail', '!2 of ann has 0 of 1'],
  ['gitlab', 'open', 'fail', '3333333333 came without'],
] as const)('%s, %s: %s', async (host, candidate, outcome, message) => {
  const judged = await reviewed(host, candidate);
  expect(judged).toMatchObject({ outcome, message: expect.stringContaining(message) as string });
});

test('a token that is refused is an error', async () => {
  expect(await reviewed('github', 'good', 'old')).toMatchObject({ outcome: 'error' });
  expect(await reviewed('gitlab', 'good', 'old')).toMatchObject({ outcome: 'error' });
});

test.each([
  ['github', ['unit', 'deploy/preview'], 'pass', 'passed on 1111111111'],
  ['github', ['unit', 'e2e'], 'inconclusive', 'e2e has not ended'],
  ['github', ['unit', 'lint'], 'fail', 'lint did not run'],
  ['gitlab', ['job 0', 'job 129'], 'pass', 'passed'],
  ['gitlab', ['job 128'], 'fail', 'job 128 failed'],
  ['gitlab', ['job 127'], 'fail', 'job 127 was skipped'],
] as const)('%s, jobs %j: %s', async (host, jobs, outcome, message) => {
  const judged = await ran(host, [...jobs]);
  expect(judged).toMatchObject({ outcome, message: expect.stringContaining(message) as string });
});

test('a green job with too few tests fails, and one without results is not believed', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'ci-status-'));
  const asked = (passedMin: number) => {
    const given = { host: 'github' as const, url, project: 'shop/web', token: 'key', jobs: ['unit'] };
    return ask(ciStatus, { ...given, commit: sha('1'), tests: { files: ['*.xml'], passedMin } }, { cwd });
  };
  expect(await asked(1)).toMatchObject({ outcome: 'inconclusive' });
  writeFileSync(join(cwd, 'unit.xml'), '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>');
  expect(await asked(2)).toMatchObject({ outcome: 'pass' });
  expect(await asked(3)).toMatchObject({
    outcome: 'fail',
    message: '2 tests passed, and 3 are needed on 1111111111.',
  });
  writeFileSync(join(cwd, 'e2e.xml'), '<testsuite><testcase');
  expect(await asked(2)).toMatchObject({ outcome: 'error' });
  rmSync(cwd, { recursive: true });
});

test('an unknown commit, and no repository to take it from, are errors', async () => {
  expect(await ran('github', ['unit'], sha('7'))).toMatchObject({ outcome: 'error' });
  const given = { host: 'github' as const, url, project: 'shop/web', jobs: ['unit'] };
  const facts = await ciStatus.gather(given, contextFor({ cwd: '/' }));
  expect(ciStatus.judge(facts, given)).toMatchObject({ outcome: 'error' });
});
