/** Old versions of clients go on working, or are named. */
import { expect, test } from 'vitest';
import { adService, replayed, sendJson, type Handler } from './two-groups.test-support.ts';

/** Answers clients of version 1 without the list. */
const breaksVersion1: Handler = (request, response) => {
  if (request.url?.includes('v=1') === true) sendJson(response, { total: 3 });
};
const captured = [
  { target: '/api/ads?v=1', times: 24 },
  { target: '/api/ads?v=2', times: 24 },
  { target: '/api/ads?v=3', times: 5 },
];
const options = { clientVersion: { by: 'query:v' } } as const;

test('a version that gets other replies is named, one that does not is not', async () => {
  const report = await replayed({ captured, options, preview: adService('web-v1', breaksVersion1) });
  expect(report.results.filter(({ rule }) => rule === 'client-version-differs')).toMatchObject([
    {
      key: '1',
      outcome: 'fail',
      level: 'block',
      message: expect.stringContaining('in 24 of 24 pairs') as string,
    },
    {
      key: '3',
      outcome: 'inconclusive',
      level: 'warn',
      message: expect.stringContaining('gave 5 pairs') as string,
    },
  ]);
});

test('versions that get the same replies pass, though every reply holds a random value', async () => {
  const report = await replayed({ captured: captured.slice(0, 2), options });
  expect(report.results.find(({ rule }) => rule === 'client-version-differs')).toMatchObject({
    outcome: 'pass',
    message: 'Clients of 1 (24 pairs), 2 (24 pairs) get the same replies.',
  });
  expect(report.verdict).toBe('go');
});

test('requests that name no version prove nothing', async () => {
  const report = await replayed({ captured, options: { clientVersion: { by: 'header:x-version' } } });
  expect(report.results.find(({ rule }) => rule === 'client-version-differs')).toMatchObject({
    outcome: 'inconclusive',
    level: 'warn',
  });
});
