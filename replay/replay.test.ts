import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import {
  ad,
  adList,
  adService,
  adsPlace,
  findings,
  notPassed,
  replayed,
  sendJson,
  usual,
  type Handler,
} from './two-groups.test-support.ts';

const faulty = (fault: Handler) => ({ preview: adService('web-v1', fault) });
const onAds =
  (answer: Handler): Handler =>
  (request, response) => {
    if (request.url === '/api/ads') answer(request, response);
  };

describe('two groups that agree', () => {
  test('go, with a pass of every rule and a ledger that adds up', async () => {
    const report = await replayed({});
    expect(findings(report)).toEqual([]);
    expect(report.verdict).toBe('go');
    expect(report.rules).toHaveLength(11);
    expect(report.results).toHaveLength(11);
    expect(report.ledger).toMatchObject({ read: 30, selected: 30, sent: 30, compared: 30, setAside: {} });
    expect(report.routes?.map(({ route, pairs, differing }) => [route, pairs, differing])).toEqual([
      ['GET /api/ads', 12, 0],
      ['GET /api/ads/{}', 12, 0],
      ['GET /page', 6, 0],
    ]);
    expect(report.subject.groups?.map(({ attestedVersion }) => attestedVersion)).toEqual([
      'web-v0',
      'web-v1',
    ]);
    expect(report.coverage).toContainEqual({ place: adsPlace, exercised: 12, changed: false });
  });

  test('HEAD, redirects and packed bodies', async () => {
    const packed: Handler = onAds((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.setHeader('content-type', 'application/json');
      response.setHeader('cache-control', 'no-cache');
      response.end(gzipSync(JSON.stringify(adList())));
    });
    const report = await replayed({
      stable: adService('web-v0', packed),
      preview: adService('web-v1', packed),
      captured: [
        { target: '/api/ads', times: 8, method: 'HEAD' },
        { target: '/api/ads', times: 8 },
        { target: '/old', times: 8, status: 302 },
      ],
    });
    expect(findings(report)).toEqual([]);
    expect(report.ledger?.compared).toBe(24);
  });
});

describe('a planted fault is found, and nothing else', () => {
  test.each<[string, Handler, string[]]>([
    [
      'status',
      onAds((_request, response) => response.writeHead(500).end('broken')),
      ['status-differs: GET /api/ads status status-changed'],
    ],
    [
      'missing field',
      onAds((_request, response) => sendJson(response, { ...adList(), total: undefined })),
      ['body-differs: GET /api/ads body:/total missing'],
    ],
    [
      'type',
      onAds((_request, response) =>
        sendJson(response, { ...adList(), items: [1, 2, 3].map((id) => ({ ...ad(id), id: String(id) })) }),
      ),
      ['body-differs: GET /api/ads body:/items/*/id type-changed'],
    ],
    [
      'order',
      onAds((_request, response) => sendJson(response, { ...adList(), items: [ad(3), ad(1), ad(2)] })),
      ['body-differs: GET /api/ads body:/items order-changed'],
    ],
    [
      'value',
      onAds((_request, response) => sendJson(response, { ...adList(), total: 4 })),
      ['body-differs: GET /api/ads body:/total value-changed'],
    ],
    [
      'header',
      onAds((_request, response) => response.setHeader('cache-control', 'max-age=600')),
      ['header-differs: GET /api/ads header:cache-control value-changed'],
    ],
    [
      'leaked cookie',
      onAds((_request, response) => response.setHeader('set-cookie', 'debug=1; Path=/')),
      ['header-differs: GET /api/ads header:set-cookie(debug) extra'],
    ],
    [
      'redirect elsewhere',
      (request, response) => {
        if (request.url === '/page')
          response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
      },
      ['status-differs: GET /page status status-changed'],
    ],
  ])('%s', async (_name, fault, expected) => {
    const report = await replayed(faulty(fault));
    expect(findings(report)).toEqual(expected);
    expect(report.verdict).toBe('no-go');
  });

  test('a value that is wrong for one request only is asked again and then sure', async () => {
    const report = await replayed({
      ...faulty((request, response) => {
        if (request.url === '/api/ads/9') sendJson(response, { ...ad(8), servedAt: 1 });
      }),
      captured: [...usual, { target: '/api/ads/9', times: 1 }],
    });
    expect(findings(report)).toContain('body-differs: GET /api/ads/{} body:/id value-changed');
  });

  test('a slow route', async () => {
    const slow: Handler = onAds((_request, response) => {
      setTimeout(() => sendJson(response, adList()), 400);
      response.setHeader('x-unanswered', 'yet');
    });
    const report = await replayed({
      ...faulty(slow),
      captured: [
        { target: '/page', times: 25 },
        { target: '/api/ads', times: 25 },
      ],
    });
    expect(findings(report)).toContain('latency-worse: GET /api/ads');
    // on a busy machine the other route may be slow in preview too
    expect(new Set(notPassed(report).map(({ rule }) => rule))).toEqual(new Set(['latency-worse']));
    expect(report.routes?.find(({ route }) => route === 'GET /api/ads')?.preview.tp50).toBeGreaterThan(100);
  });

  test('the evidence is the smallest pair, short and without private values', async () => {
    const owner = (name: string): Handler =>
      onAds((_request, response) =>
        sendJson(response, { name, mail: 'li.wei@example.com', token: 'abc123', pad: 'x'.repeat(9000) }),
      );
    const report = await replayed({ stable: adService('web-v0', owner('Li')), ...faulty(owner('Wu')) });
    const [found] = notPassed(report);
    const pair = found?.evidence?.[0];
    expect(pair).toMatchObject({ kind: 'exchange-pair', request: 'GET /api/ads', captured: { status: 200 } });
    const text = JSON.stringify(report);
    expect(text).not.toContain('li.wei@example.com');
    expect(text).not.toContain('abc123');
    expect(text).toContain('redacted-');
    expect(text.length).toBeLessThan(40_000);
  });
});

describe('noise', () => {
  test('a place that is ignored is counted and said', async () => {
    const report = await replayed({
      ...faulty(onAds((_request, response) => sendJson(response, { ...adList(), total: 4 }))),
      options: { ignore: [{ place: 'GET /api/* body:/total', reason: 'counted anew' }] },
    });
    expect(findings(report)).toEqual([]);
    expect(report.notices).toContainEqual({
      kind: 'policy',
      message: 'Ignored 12 differences at GET /api/* body:/total: counted anew',
    });
  });

  test('a field that is there half of the time in both groups is no finding', async () => {
    const flicker = (group: string): Handler =>
      adService(
        group,
        onAds((_request, response) => sendJson(response, Math.random() < 0.5 ? { a: 1, b: 2 } : { a: 1 })),
      );
    const report = await replayed({
      stable: flicker('web-v0'),
      preview: flicker('web-v1'),
      captured: [{ target: '/api/ads', times: 40 }],
    });
    expect(findings(report)).toEqual([]);
  });
});
