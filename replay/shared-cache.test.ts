/** A cache between us and the groups that does not know the marks. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from './engine.ts';
import {
  adService,
  balanced,
  findings,
  notPassed,
  replayOptions,
  runContext,
  serve,
  type Handler,
  type Served,
} from './two-groups.test-support.ts';

let front: Served;
let handler: Handler;
beforeEach(async () => {
  front = await serve((request, response) => handler(request, response));
});
afterEach(() => front.stop());

const isMarked = ({ headers }: Parameters<Handler>[0]): boolean => headers.cookie === 'group=preview';
const routed: Handler = (request, response) =>
  adService(isMarked(request) ? 'web-v1' : 'web-v0')(request, response);

const replayed = async () => {
  const options = await replayOptions(
    { stable: front, preview: front },
    [{ target: '/api/ads?x=1', times: 40 }],
    {
      preview: { url: front.url, cookies: { group: 'preview' } },
    },
  );
  return replay(options, runContext());
};

/** Keeps whoever answered a URL first. */
function cached(): Handler {
  const owner = new Map<string, string>();
  return (request, response) => {
    const { url = '' } = request;
    const servedBy = owner.get(url) ?? (isMarked(request) ? 'web-v1' : 'web-v0');
    owner.set(url, servedBy);
    adService(servedBy)(request, response);
  };
}

test('one that serves preview to everybody is no-go, after one request to preview', async () => {
  handler = cached();
  const report = await replayed();
  expect(findings(report)).toEqual(expect.arrayContaining(['shared-cache: found', 'run-stopped: preview']));
  expect(notPassed(report).find(({ rule }) => rule === 'shared-cache')).toMatchObject({
    outcome: 'fail',
    level: 'block',
    message: expect.stringContaining('web-v1') as string,
  });
  expect(report.verdict).toBe('no-go');
  expect(front.requests.filter(isMarked)).toHaveLength(1);
  expect(report.ledger).toMatchObject({ sent: 0, notSent: { 'run-stopped': 40 } });
  expect(balanced(report)).toBe(true);
});

test('no URL that a user may ask for was put into it', async () => {
  handler = cached();
  await replayed();
  for (const { url } of front.requests) expect(url).toMatch(/^\/api\/ads\?x=1&seaworthy-probe=[\da-f-]+$/);
});

test('groups that are told apart pass', async () => {
  handler = routed;
  const report = await replayed();
  expect(findings(report)).toEqual([]);
  expect(report.results.find(({ rule }) => rule === 'shared-cache')?.outcome).toBe('pass');
});

test('preview that answers everything is a matter of routing, not of a cache', async () => {
  handler = adService('web-v1');
  const report = await replayed();
  expect(findings(report).join()).toContain('version-not-proven: same version');
  expect(findings(report).join()).not.toContain('shared-cache');
});

test('a reply that proves nothing says nothing of a cache', async () => {
  handler = (request, response) => (isMarked(request) ? routed(request, response) : response.end('{}'));
  const report = await replayed();
  expect(report.rules?.some(({ id }) => id === 'shared-cache')).toBe(false);
});
