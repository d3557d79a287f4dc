/** A mark whose value nobody gave: it must lead to stable, and the proof must not repeat it. */
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { replay } from './engine.ts';
import type { GroupOptions } from './options.ts';
import {
  adService,
  notPassed,
  replayOptions,
  runContext,
  serve,
  type Handler,
} from './two-groups.test-support.ts';

/** The groups that were asked with a value that nobody gave, by the header or cookie as it came. */
let strange: string[];
beforeEach(() => {
  strange = [];
});

/** One entrance that names the group by the mark. */
async function replayed(nameOf: (mark: string | undefined) => string, marks: Partial<GroupOptions> = {}) {
  const front = await serve((request, response) => {
    const mark =
      /group=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ??
      (request.headers['x-group'] as string | undefined);
    if (mark?.startsWith('none-') === true) strange.push(mark);
    const handler: Handler = adService(nameOf(mark));
    handler(request, response);
  });
  onTestFinished(() => front.stop());
  const preview = { url: front.url, cookies: { group: 'preview' }, ...marks };
  const options = await replayOptions(
    { stable: front, preview: front },
    [{ target: '/api/ads', times: 24 }],
    {
      preview,
    },
  );
  const report = await replay(options, runContext());
  const told = report.results.find(({ rule }) => rule === 'unknown-mark');
  return { report, told };
}

test('a router that knows the value passes, after one question', async () => {
  const { report, told } = await replayed((mark) => (mark === 'preview' ? 'web-v1' : 'web-v0'));
  expect(told?.outcome).toBe('pass');
  expect(strange).toHaveLength(1);
  expect(notPassed(report)).toEqual([]);
  expect(report.verdict).toBe('go');
});

test('a router that only looks whether there is a mark is a warning', async () => {
  const { told } = await replayed((mark) => (mark === undefined ? 'web-v0' : 'web-v1'));
  expect(told).toMatchObject({
    outcome: 'fail',
    level: 'warn',
    message: expect.stringMatching(
      /with group=none-[\da-f]+, .* answered by preview, which names itself web-v1/,
    ),
  });
});

test('a proof that repeats the mark proves nothing', async () => {
  const { report, told } = await replayed((mark) => `web-${mark ?? 'stable'}`.replace('preview', 'v1'));
  expect(told).toMatchObject({
    outcome: 'inconclusive',
    level: 'block',
    message: expect.stringMatching(/names itself web-none-[\da-f]+: the proof repeats/),
  });
  expect(report.verdict).toBe('hold');
});

test.each([
  ['a secret', { cookies: {}, headers: { 'x-api-key': 'k-1' } }],
  ['nothing', { cookies: {} }],
])('%s is never asked with another value', async (_what, marks) => {
  const { told } = await replayed(() => 'web-v0', marks);
  expect(told).toBeUndefined();
  expect(strange).toEqual([]);
});

test('a header is asked as a cookie is', async () => {
  const marks = { cookies: {}, headers: { 'X-Group': 'preview' } };
  const { told } = await replayed((mark) => (mark === 'preview' ? 'web-v1' : 'web-v0'), marks);
  expect(told?.outcome).toBe('pass');
  expect(strange).toEqual([expect.stringMatching(/^none-/)]);
});
