import { describe, expect, test } from 'vitest';
import type { CaptureRecord } from '../exchange.ts';
import { ByteSource } from '../source.ts';
import { har } from './har.ts';

async function readEntries(...entries: readonly unknown[]): Promise<CaptureRecord[]> {
  const bytes = Buffer.from(JSON.stringify({ log: { entries } }));
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  const records: CaptureRecord[] = [];
  for await (const batch of har.read(new ByteSource('x', chunks()))) records.push(...batch);
  return records;
}

const get = (url: string, more: object = {}): unknown => ({ request: { method: 'GET', url, ...more } });

test.each([
  ['http://ads.example', '/', 'ads.example'],
  ['http://ads.example:8080?x=1', '/?x=1', 'ads.example:8080'],
  ['HTTPS://mei:secret@ads.example/a b', undefined, undefined],
  ['https://mei:secret@ads.example/ads', '/ads', 'ads.example'],
  ['https://ads.example/广告?q=é', '/%E5%B9%BF%E5%91%8A?q=%C3%A9', 'ads.example'],
  ['https://ads.example/a/../b', '/a/../b', 'ads.example'],
])('%s', async (url, target, host) => {
  const [record] = await readEntries(get(url));
  expect(record).toMatchObject(target === undefined ? { unusable: 'malformed-request' } : { target, host });
});

test('headers: pseudo and broken names are left out, values that cannot be sent too, equal names are joined', async () => {
  const headers = [
    { name: ':authority', value: 'ads.example' },
    { name: 'Accept;charset=UTF-8', value: 'text/csv' },
    { name: '__proto__', value: 'x' },
    { name: 'X-Split', value: 'a\r\nb' },
    { name: 'X-Number', value: 7 },
    null,
    { name: 'Accept', value: 'text/html' },
    { name: 'accept', value: 'text/plain' },
    { name: 'Cookie', value: 'a=1' },
    { name: 'cookie', value: 'b=2' },
  ];
  expect(await readEntries(get('http://ads.example/', { headers }))).toMatchObject([
    { headers: { accept: 'text/html, text/plain', cookie: 'a=1; b=2' } },
  ]);
});

test('replies: an unknown status, a body in base64 and sizes of -1 are not known', async () => {
  const request = { method: 'GET', url: 'http://ads.example/' };
  const response = { status: 0, bodySize: -1, content: { text: 'aGk=', encoding: 'base64' } };
  const [record] = await readEntries({ request, response, time: -1, startedDateTime: 'soon' });
  expect(record).toEqual({
    source: { file: 'x', line: 1 },
    method: 'GET',
    target: '/',
    host: 'ads.example',
    scheme: 'http',
    headers: {},
  });
});

test('entries of any shape are counted, in their order', async () => {
  const kinds = (
    await readEntries(null, 7, 'x', [], {}, get('about:blank'), get('ads.example/x'), get('/x'))
  ).map((record) => ('unusable' in record ? record.unusable : 'usable'));
  expect(kinds).toEqual([
    ...Array.from({ length: 5 }, () => 'unreadable-line'),
    'not-http',
    'malformed-request',
    'malformed-request',
  ]);
});

describe('a document in pieces', () => {
  const entries = [
    {
      request: {
        method: 'GET',
        url: 'http://ads.example/1',
        comment: 'a } and a ] and a \\" and "entries":[{',
      },
    },
    7,
    'x,]',
    { request: { method: 'GET', url: 'http://ads.example/2' }, response: { content: { text: '[[{{' } } },
    null,
  ];
  const kinds = ['/1', 'unreadable-line', 'unreadable-line', '/2', 'unreadable-line'];

  const read = async (
    text: string,
    size: number,
  ): Promise<{ kinds: string[]; partial: string | undefined }> => {
    const bytes = Buffer.from(text);
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const source = new ByteSource('x', chunks());
    const seen: string[] = [];
    for await (const batch of har.read(source)) {
      seen.push(...batch.map((record) => ('unusable' in record ? record.unusable : record.target)));
    }
    return { kinds: seen, partial: source.notes.partial };
  };

  test.each([
    ['a log', { log: { version: '1.1', pages: [{ entries: [1] }], entries, comment: ']' } }],
    ['a log with its entries first', { log: { entries, pages: [{}] } }],
    ['no log around', { version: '1.2', creator: { name: 'x' }, entries }],
  ])('%s', async (_, document) => {
    for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2)]) {
      for (const size of [1, 5, 1000]) expect(await read(text, size)).toEqual({ kinds, partial: undefined });
    }
  });

  test('one that was cut off keeps its whole entries, counts the broken one and is partial', async () => {
    const text = JSON.stringify({ log: { entries } });
    for (let end = text.indexOf('[') + 1; end < text.length; end++) {
      const cut = await read(text.slice(0, end), 16);
      expect(cut.partial).toBe('the JSON document is not complete');
      const whole = cut.kinds.filter((kind) => kind.startsWith('/'));
      expect(whole).toEqual(['/1', '/2'].slice(0, whole.length));
      expect(cut.kinds.length).toBeGreaterThanOrEqual(end > text.indexOf('/2') + 3 ? 4 : 0);
    }
  });

  test('a log without the object around it is recognised, other documents are not', () => {
    expect(har.recognizes('{"version":"1.2","entries":[{"request":{"method":"GET"')).toBe(true);
    expect(har.recognizes('{"entries":[{"key":"a","request":1}]}')).toBe(false);
    expect(har.recognizes('{"entries":[]}')).toBe(false);
  });
});
