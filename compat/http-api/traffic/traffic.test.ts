import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdsFolder, baseline, edited, findings, requiredRegion, withoutDelete } from '../ads.test-support.ts';
import { windowText } from './window-text.ts';

let folder: AdsFolder;
beforeAll(async () => (folder = await AdsFolder.make()));
afterAll(() => folder[Symbol.asyncDispose]());

interface Call {
  readonly url: string;
  readonly method?: string;
  readonly agent?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly reply?: unknown;
}

async function har(name: string, calls: readonly Call[]): Promise<string[]> {
  const entries = calls.map(
    ({ url, method = 'GET', agent = 'shop-app/3.2 (linux)', headers = {}, reply }, index) => ({
      startedDateTime: new Date(Date.UTC(2026, 10, 21, 10, index)).toISOString(),
      time: 5,
      request: {
        method,
        url: `http://ads.example${url}`,
        headers: Object.entries({ 'user-agent': agent, accept: '*/*', ...headers }).map(
          ([header, value]) => ({
            name: header,
            value,
          }),
        ),
      },
      response: {
        status: 200,
        headers: [],
        content: { mimeType: 'application/json', text: JSON.stringify(reply) },
      },
    }),
  );
  return [await folder.write(name, JSON.stringify({ log: { version: '1.2', entries } }))];
}

const narrower = edited([
  'in: query, schema: { type: integer }',
  'in: query, schema: { type: integer, maximum: 10 }',
]);

test('requests are held against both contracts, and clients are named by agent or header', async () => {
  const capture = await har('requests.har', [
    { url: '/api/ads?size=50', headers: { 'x-client': 'till-7' } },
    { url: '/api/ads?size=60', headers: { 'x-client': 'till-8' } },
    { url: '/api/ads?size=5', agent: 'curl/8' },
    { url: '/api/ads?size=redacted-0a1b2c3d', agent: 'curl/8' },
    // refused before, too: nothing that the release breaks
    { url: '/api/ads?size=many', agent: 'curl/8' },
  ]);
  const [finding] = findings(await folder.run(narrower, { capture }));
  expect(finding?.message).toContain(
    '2 of 4 requests that reach it send a value that the candidate does not accept',
  );
  expect(finding?.message).toContain('They come from shop-app/3.2 (2).');
  expect(finding?.evidence?.[0]).toEqual({
    kind: 'text',
    title: 'A captured request that is hit',
    text: 'GET /ads?size=50',
  });
  const [byHeader] = findings(await folder.run(narrower, { capture, clientHeader: 'X-Client' }));
  expect(byHeader?.message).toContain('They come from till-7 (1), till-8 (1).');
  expect(byHeader?.evidence).toContainEqual(
    expect.objectContaining({
      kind: 'table',
      rows: [
        ['till-7', '1'],
        ['till-8', '1'],
      ],
    }),
  );
});

test('values of other parameters, and secret ones, are not shown', async () => {
  const [finding] = findings(
    await folder.run(narrower, {
      capture: await har('secret.har', [
        { url: '/api/ads?size=50&token=s3cret&mail=mei@mail.example', agent: 'mei@mail.example' },
      ]),
    }),
  );
  expect(finding?.evidence?.[0]).toMatchObject({ text: 'GET /ads?size=50&token=…&mail=…' });
  expect(finding?.message).toContain('They come from private (1).');
  expect(JSON.stringify(finding)).not.toMatch(/s3cret|mei@/);
});

test('what a log does not hold is not missing: headers count only where headers were captured', async () => {
  const needsHeader = edited([
    'parameters: [{ name: size',
    'parameters: [{ name: X-Region, in: header, required: true, schema: { type: string } }, { name: size',
  ]);
  const log = '10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET /api/ads HTTP/1.1" 200 5 "-" "curl"\n';
  const unseen = findings(
    await folder.run(needsHeader, { capture: [await folder.write('access.log', log)] }),
  );
  expect(unseen[0]?.message).toContain('. 1 of 1 request reaches it.');
  const capture = await har('headers.har', [
    { url: '/api/ads' },
    { url: '/api/ads', headers: { 'X-Region': 'eu' } },
  ]);
  const [seen] = findings(await folder.run(needsHeader, { capture }));
  expect(seen?.message).toContain('1 of 2 requests that reach it do not send `x-region`');
});

const optionalPrice = edited(['required: [id, price]', 'required: [id]']);
const idOnly = { id: 'a' };
const whole = { id: 'a', price: 1 };

test('replies of the preview group are held against what old callers were told', async () => {
  const replayed = await har('preview.har', [
    { url: '/api/ads', reply: [whole] },
    { url: '/api/ads', reply: [idOnly, whole] },
    { url: '/api/ads/7', reply: { ...idOnly, parent: idOnly } },
    { url: '/api/ads/8', reply: whole },
  ]);
  const optional = findings(await folder.run(optionalPrice, { replayed })).find(
    ({ rule }) => rule === 'response-field-became-optional',
  );
  expect(optional?.message).toContain(
    '2 of 4 replayed requests were answered with what the baseline does not allow here',
  );
  expect(optional?.evidence?.[0]).toMatchObject({
    title: 'A replayed request whose reply old callers do not expect',
    text: 'GET /ads',
  });
});

test('captured replies show what new callers meet at the old provider', async () => {
  await using old = await AdsFolder.make(optionalPrice);
  const [name = ''] = await har('stable.har', [
    { url: '/api/ads/7', reply: idOnly },
    { url: '/api/ads/8', reply: whole },
    { url: '/api/ads/9' },
  ]);
  const report = await old.run(edited(), { capture: [name], captureComplete: true });
  const required = findings(report).find(({ rule }) => rule === 'response-field-became-required');
  expect(required?.message).toContain(
    '1 of 2 requests that reach it were answered with what the candidate does not allow here',
  );
});

test('a field that no captured reply shows to be missed keeps its level: callers still call', async () => {
  const capture = await har('calls.har', [{ url: '/api/ads', reply: [whole] }]);
  const report = await folder.run(optionalPrice, { capture, captureComplete: true });
  expect(findings(report)).toContainEqual(
    expect.objectContaining({ rule: 'response-field-became-optional', level: 'block' }),
  );
});

test('what is served and not described, and described and not called, is listed', async () => {
  const capture = await har('stray.har', [
    { url: '/api/ads?size=many' },
    { url: '/health' },
    { url: '/orders/7' },
    { url: '/orders/8' },
  ]);
  const { notices, tables } = await folder.run(requiredRegion, { capture });
  const text = notices.map(({ message }) => message).join('\n');
  expect(text).toContain('Weighed with 4 captured requests (3 minutes, 2026-11-21 10:00:00 to');
  expect(text).toContain('Served and not described: GET /orders/{}, GET /health.');
  expect(text).toContain(
    'Described and never called in the capture: POST /ads, GET /ads/{}, DELETE /ads/{}.',
  );
  expect(text).toContain(
    '1 captured exchange of changed operations does not fit the contract of their own time',
  );
  expect(tables?.flatMap(({ rows }) => rows)).toContainEqual(['GET /orders/{}', 'served, not described', 2]);
});

test('a capture is read where nothing changed, too, and one that is missing is refused', async () => {
  const capture = await har('same.har', [{ url: '/health' }]);
  const { notices } = await folder.run(baseline, { capture });
  expect(notices.map(({ message }) => message)).toContainEqual('Served and not described: GET /health.');
  await expect(folder.run(baseline, { capture: ['missing.har'] })).rejects.toMatchObject({
    code: 'capture-unreadable',
  });
});

test.each([
  [[0, 0], ' (at 1970-01-01 00:00:00 UTC)'],
  [[0, 90_000], ' (2 minutes, 1970-01-01 00:00:00 to 1970-01-01 00:01:30 UTC)'],
  [[0, 7 * 86_400_000], ' (7 days, 1970-01-01 00:00:00 to 1970-01-08 00:00:00 UTC)'],
] as const)('a window of %j', (window, text) => expect(windowText(window)).toBe(text));

test('of a body that no capture holds only its requests are counted, and that is said', async () => {
  const required = edited(['requestBody: { content', 'requestBody: { required: true, content']);
  const capture = await har('posts.har', [{ url: '/ads', method: 'POST' }]);
  const [finding] = findings(await folder.run(required, { capture }));
  expect(finding?.message).toContain('1 of 1 request reaches it. Captures hold no bodies of requests');
  const titles = finding?.evidence?.map(({ title }) => title);
  expect(titles?.[0]).toMatch(/^A request that fits/);
  expect(titles?.at(-1)).toBe('A captured request that reaches it');
});

test('what was announced without a day is excused while nobody calls it', async () => {
  await using old = await AdsFolder.make(edited(['    delete:\n', '    delete:\n      deprecated: true\n']));
  const called = await har('called.har', [{ url: '/api/ads/7', method: 'DELETE' }]);
  const other = await har('other.har', [{ url: '/api/ads/7' }]);
  const levelWith = async (more: Parameters<AdsFolder['run']>[1]): Promise<string | undefined> =>
    findings(await old.run(withoutDelete, more))[0]?.level;
  expect(await levelWith({ capture: other })).toBe('warn');
  expect(await levelWith({ capture: called })).toBe('block');
  expect(await levelWith({ capture: called, levels: { 'operation-removed': 'warn' } })).toBe('warn');
});
