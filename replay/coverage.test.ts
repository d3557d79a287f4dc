/** A route of which nothing could be compared never makes a run green. */
import { describe, expect, test } from 'vitest';
import { coverageOpinion } from './judge/coverage-opinion.ts';
import { emptyRoute, emptyTally } from './tally/tally.ts';
import {
  adService,
  adsPlace,
  findings,
  notPassed,
  replayed,
  type Handler,
} from './two-groups.test-support.ts';

const onAds =
  (answer: Handler): Handler =>
  (request, response) => {
    if (request.url === '/api/ads') answer(request, response);
  };
const fromCache = onAds((_request, response) => response.setHeader('age', '12'));
const refused = onAds((_request, response) => response.writeHead(401).end());
const cacheThatFills = (): Handler => {
  let seen = 0;
  return onAds((_request, response) => response.setHeader('x-cache', seen++ === 0 ? 'MISS' : 'HIT'));
};

/** So many requests to the route that goes wrong, after so many to a sound one. */
const captured = (ads: number, page: number) => ({
  captured: [
    { target: '/page', times: page },
    { target: '/api/ads', times: ads },
  ],
});

test('a route that the end of the run cut off is left to what ended it', () => {
  const tally = emptyTally();
  const sent = (name: string, pairs: number, setAside: Record<string, number>): void => {
    const count = pairs + Object.values(setAside).reduce((total, one) => total + one, 0);
    tally.routes[name] = { ...emptyRoute(name), sent: count, pairs, setAside };
  };
  sent('GET /ads', 90, { interrupted: 1 });
  sent('GET /cut', 0, { interrupted: 2 });
  sent('GET /odd', 0, { interrupted: 1, timeout: 1 });
  const { results } = coverageOpinion(tally, { failed: new Set(), shareMin: 0.95 });
  expect(results.map(({ key }) => key)).toEqual(['GET /odd interrupted']);
});

describe('a cache in preview only', () => {
  test.each<[string, Handler]>([
    ['answers all', fromCache],
    ['answers all but the first', cacheThatFills()],
  ])('%s: fails at the route', async (_name, cache) => {
    const report = await replayed({ preview: adService('web-v1', cache), ...captured(12, 40) });
    expect(notPassed(report)).toMatchObject([
      { rule: 'cache-differs', key: 'GET /api/ads', outcome: 'fail', level: 'block', places: [adsPlace] },
    ]);
    expect(report.verdict).toBe('no-go');
  });

  test('fails also where nothing else was asked', async () => {
    const report = await replayed({ preview: adService('web-v1', fromCache), ...captured(24, 0) });
    expect(findings(report)).toEqual(['cache-differs: GET /api/ads', 'too-few-pairs: pairs']);
    expect(report.verdict).toBe('no-go');
  });

  test('is not judged from fewer than five requests', async () => {
    const report = await replayed({ preview: adService('web-v1', fromCache), ...captured(4, 40) });
    expect(findings(report)).toEqual(['route-not-judged: GET /api/ads from-cache']);
    expect(report.verdict).toBe('hold');
  });
});

describe('a route without one usable pair', () => {
  test.each<[string, string, Handler, Handler]>([
    ['cached in both groups', 'from-cache', fromCache, fromCache],
    ['cached in stable only', 'from-cache', fromCache, () => {}],
    ['drifted in both groups', 'stable-drifted', refused, refused],
    [
      'without proof',
      'unproven',
      onAds((_request, response) => response.removeHeader('x-served-by')),
      () => {},
    ],
  ])('%s: holds', async (_name, reason, stable, preview) => {
    const report = await replayed({
      stable: adService('web-v0', stable),
      preview: adService('web-v1', preview),
      ...captured(12, 40),
    });
    expect(notPassed(report).filter(({ rule }) => rule === 'route-not-judged')).toMatchObject([
      { key: `GET /api/ads ${reason}`, outcome: 'inconclusive', level: 'block', places: [adsPlace] },
    ]);
    expect(findings(report).filter((found) => !/^(route-not-judged|group-not-proven)/.test(found))).toEqual(
      [],
    );
    expect(report.gates).toContainEqual(
      expect.objectContaining({
        name: 'requests on judged routes',
        value: 76.923,
        limit: 95,
        outcome: 'inconclusive',
      }),
    );
    expect(report.verdict).toBe('hold');
  });

  const drifted = { stable: adService('web-v0', refused), preview: adService('web-v1', refused) };

  test.each([
    ['block just below 95 %', 56, 'block', 'hold'],
    ['warn at 95 %', 57, 'warn', 'go'],
  ] as const)('%s of the requests', async (_name, page, level, verdict) => {
    const report = await replayed({ ...drifted, ...captured(3, page) });
    expect(notPassed(report)).toMatchObject([{ rule: 'route-not-judged', outcome: 'inconclusive', level }]);
    expect(report.verdict).toBe(verdict);
  });

  test('only warns once its owner says that the rest is enough', async () => {
    const report = await replayed({ ...drifted, ...captured(12, 40), options: { coveredShareMin: 0.7 } });
    expect(notPassed(report)).toMatchObject([{ rule: 'route-not-judged', level: 'warn' }]);
    expect(report.verdict).toBe('go');
  });

  test('is one result when it is so on all routes, whatever number of pairs is enough', async () => {
    const refuse: Handler = (_request, response) => response.writeHead(401).end();
    const report = await replayed({
      stable: adService('web-v0', refuse),
      preview: adService('web-v1', refuse),
      options: { pairsMin: 0, usableShareMin: 0 },
    });
    expect(findings(report)).toEqual(['route-not-judged: all routes stable-drifted']);
    expect(report.verdict).toBe('hold');
  });

  test('is not said twice where preview never answers, which is a finding', async () => {
    const reset = onAds((request) => request.socket.destroy());
    const report = await replayed({
      preview: adService('web-v1', reset),
      ...captured(6, 40),
      options: { errorShareMax: 0.5 },
    });
    expect(findings(report)).toEqual(['status-differs: GET /api/ads status no-reply']);
  });
});

test('one usable pair is enough for a route to be judged', async () => {
  let seen = 0;
  const mostly = onAds((_request, response) => {
    if (seen++ > 0) response.setHeader('age', '12');
  });
  const report = await replayed({
    stable: adService('web-v0'),
    preview: adService('web-v1', mostly),
    ...captured(4, 40),
  });
  expect(findings(report)).toEqual([]);
  expect(report.gates).toContainEqual(
    expect.objectContaining({ name: 'requests on judged routes', value: 100, outcome: 'pass' }),
  );
});
