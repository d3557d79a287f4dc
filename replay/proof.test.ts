/** No vacuous agreement: what does not count, and what that means for the verdict. */
import { expect, test } from 'vitest';
import { adService, findings, notPassed, replayed, type Handler } from './two-groups.test-support.ts';

const fewAreEnough = { pairsMin: 10, latency: { samplesMin: 10 } };

const wrongOn =
  (path: string, value: string): Handler =>
  (request, response) => {
    if (request.url === path) response.setHeader('x-served-by', value);
  };

test('one route that stable answers in place of preview fails, at that route', async () => {
  const report = await replayed({
    preview: adService('web-v1', wrongOn('/api/ads', 'web-v0')),
    options: fewAreEnough,
  });
  expect(notPassed(report)).toMatchObject([
    {
      rule: 'group-not-proven',
      key: 'preview GET /api/ads',
      outcome: 'fail',
      places: ['operation:GET /api/ads'],
    },
  ]);
  expect(report.verdict).toBe('no-go');
  expect(report.ledger?.setAside).toEqual({ 'wrong-group': 12 });
});

test('stable everywhere in place of preview is one finding', async () => {
  const report = await replayed({ preview: adService('web-v0') });
  expect(findings(report)).toEqual(['group-not-proven: preview all routes', 'too-few-pairs: pairs']);
  expect(notPassed(report)[0]?.places[0]).toBe('group:preview');
});

test('preview in both groups is the same version, and fails', async () => {
  const report = await replayed({ stable: adService('web-v1') });
  expect(findings(report)).toEqual(['version-not-proven: same version all routes', 'too-few-pairs: pairs']);
  expect(report.verdict).toBe('no-go');
});

test('preview that is not the candidate fails', async () => {
  const report = await replayed({ options: { version: { by: 'header:x-served-by', candidate: 'web-v2' } } });
  expect(findings(report)).toContain('version-not-proven: other version all routes');
});

test('no rule at all holds, counts nothing and says what would do', async () => {
  const report = await replayed({ options: { attest: [] } });
  expect(report.verdict).toBe('hold');
  expect(report.ledger?.compared).toBe(0);
  const [first] = notPassed(report);
  expect(first).toMatchObject({ rule: 'group-not-proven', outcome: 'inconclusive', level: 'block' });
  expect(first?.message).toContain("--attest 'header:x-served-by=web-v1'");
});

test('stable without the mark is unproven until one says that it has none', async () => {
  const bare: Handler = (request, response) => {
    adService('x')(
      request,
      Object.assign(response, { setHeader: withoutMark(response.setHeader.bind(response)) }),
    );
  };
  const silent = await replayed({ stable: bare });
  expect(silent.verdict).toBe('hold');
  expect(notPassed(silent)[0]?.message).toContain("stable: 'absent'");
  const stated = await replayed({
    stable: bare,
    options: { attest: [{ by: 'header:x-served-by', preview: '*-v1', stable: 'absent' }] },
  });
  expect(findings(stated)).toEqual([]);
});

function withoutMark(set: (name: string, value: string) => unknown) {
  return (name: string, value: string): unknown => (name === 'x-served-by' ? undefined : set(name, value));
}

test('errors of preview without the mark are never silent', async () => {
  const report = await replayed({
    preview: adService('web-v1', (request, response) => {
      if (request.url !== '/page') return;
      response.removeHeader('x-served-by');
      response.writeHead(502).end();
    }),
  });
  expect(report.verdict).toBe('hold');
  expect(notPassed(report)[0]).toMatchObject({
    rule: 'group-not-proven',
    key: 'unproven preview',
    level: 'block',
  });
  expect(notPassed(report)[0]?.message).toContain('6 with status 502');
});

test.each([
  ['Age', 'age', '12'],
  ['X-Cache', 'x-cache', 'HIT from edge'],
  ['CF-Cache-Status', 'cf-cache-status', 'HIT'],
])('replies from a cache (%s) do not count', async (_name, header, value) => {
  const report = await replayed({
    preview: adService('web-v1', (request, response) => {
      if (request.url === '/api/ads') response.setHeader(header, value);
    }),
  });
  expect(report.ledger?.setAside).toEqual({ 'from-cache': 12 });
  expect(findings(report)).toContain('too-few-pairs: pairs');
});

test('two groups that agree on 401 where 200 was captured have not agreed', async () => {
  const refuse: Handler = (_request, response) => response.writeHead(401).end();
  const report = await replayed({
    stable: adService('web-v0', refuse),
    preview: adService('web-v1', refuse),
  });
  expect(report.ledger).toMatchObject({ compared: 0, setAside: { 'stable-drifted': 30 } });
  expect(report.verdict).toBe('hold');
});

test('a captured 401 that both still give counts', async () => {
  const refuse: Handler = (_request, response) => response.writeHead(401).end();
  const report = await replayed({
    stable: adService('web-v0', refuse),
    preview: adService('web-v1', refuse),
    captured: [{ target: '/api/account', times: 24, status: 401 }],
  });
  expect(findings(report)).toEqual([]);
  expect(report.ledger?.compared).toBe(24);
});

test('a captured 304 stands for a 200', async () => {
  const report = await replayed({ captured: [{ target: '/api/ads', times: 24, status: 304 }] });
  expect(report.ledger?.compared).toBe(24);
});

test('too few pairs are inconclusive, and the latency of few only warns', async () => {
  const report = await replayed({ captured: [{ target: '/api/ads', times: 5 }] });
  expect(notPassed(report).map(({ rule, outcome, level }) => [rule, outcome, level])).toEqual([
    ['too-few-pairs', 'inconclusive', 'block'],
    ['latency-worse', 'inconclusive', 'warn'],
  ]);
  expect(report.gates).toContainEqual(
    expect.objectContaining({ name: 'usable pairs', value: 5, outcome: 'inconclusive' }),
  );
});

test('a small release can go once its owner says how many pairs are enough', async () => {
  const report = await replayed({ captured: [{ target: '/api/ads', times: 5 }], options: { pairsMin: 5 } });
  expect(report.verdict).toBe('go');
});
