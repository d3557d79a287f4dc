import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExchange, type CaptureRecord } from '../exchange.ts';
import { ByteSource } from '../source.ts';
import { zstdOf } from '../zstd.test-support.ts';
import { gor } from './gor.ts';

const separator = '\n\u{1f435}\u{1f648}\u{1f649}\n';
const id = (n: number): string => n.toString(16).padStart(24, '0');
const stamp = (ms: number): string => `${1772410500000 + ms}000000`;
const request = (n: number, ms = n): string =>
  `1 ${id(n)} ${stamp(ms)} 0\nGET /ads/${n} HTTP/1.1\r\nHost: ads.example\r\n\r\n${separator}`;
const reply = (n: number, ms: number, rest = 'HTTP/1.1 200 OK\r\n\r\n'): string =>
  `2 ${id(n)} ${stamp(ms)} 0\n${rest}${separator}`;

async function read(content: string | Uint8Array, size = 64 * 1024): Promise<CaptureRecord[]> {
  const bytes = Buffer.from(content);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const records: CaptureRecord[] = [];
  for await (const batch of gor.read(new ByteSource('x', chunks()))) records.push(...batch);
  return records;
}

const kindOf = (record: CaptureRecord): string =>
  isExchange(record) ? `status ${record.status}` : record.unusable;

describe('replies', () => {
  test('are joined to their requests, also when they overtake each other or repeat an id', async () => {
    const text =
      request(1) + request(2) + reply(2, 9) + request(3) + reply(1, 30) + request(1, 40) + reply(1, 45);
    const records = await read(text);
    expect(records.map(kindOf)).toEqual(['status 200', 'status 200', 'status undefined', 'status 200']);
    expect(records.map((record) => isExchange(record) && record.durationMs)).toEqual([29, 7, undefined, 5]);
  });

  test('that come too late are counted, and their requests come out without', async () => {
    const text = request(0) + Array.from({ length: 1500 }, (_, n) => request(n + 1)).join('') + reply(0, 5);
    const records = await read(text, 4096);
    expect(records).toHaveLength(1502);
    expect(records.map(kindOf).filter((kind) => kind !== 'status undefined')).toEqual([
      'reply-without-request',
    ]);
  });

  test.each<[string, string, object]>([
    [
      'a body as it is',
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhi',
      { replyBytes: 2, replyBody: 'hi' },
    ],
    [
      'packed, and cut off',
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n\x1f',
      { replyBytes: 9, replyBody: undefined },
    ],
    [
      'no text',
      'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG',
      { replyBytes: 3, replyBody: undefined },
    ],
    [
      'long',
      `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${'x'.repeat(70_000)}`,
      { replyBytes: 70_000, replyBody: undefined },
    ],
    [
      'chunks that break off',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc',
      { status: 200, replyBytes: undefined },
    ],
    ['no HTTP', 'garbage', { status: undefined }],
  ])('%s', async (_, message, expected) => {
    const [record] = await read(request(1) + reply(1, 5, message));
    expect(record).toMatchObject(expected);
  });
});

test.each<[string, string, string]>([
  ['fewer than three fields', `1 ${id(1)}\nGET / HTTP/1.1\r\n\r\n`, 'unreadable-line'],
  ['an unknown type', `4 ${id(1)} ${stamp(0)}\nGET / HTTP/1.1\r\n\r\n`, 'unreadable-line'],
  ['a reply of an earlier replay', `3 ${id(1)} ${stamp(0)} 5\nHTTP/1.1 200 OK\r\n\r\n`, 'replayed-reply'],
  ['a request that is none', `1 ${id(1)} ${stamp(0)} 5\n\x16\x03\x01`, 'tls-bytes'],
  ['only the first line', `1 ${id(1)} ${stamp(0)} 5`, 'unreadable-line'],
  [
    'more than 16 MiB',
    `1 ${id(1)} ${stamp(0)} 5\nGET / HTTP/1.1\r\n\r\n${'x'.repeat(17 << 20)}`,
    'line-too-long',
  ],
])('%s is counted and read over', async (_, record, reason) => {
  const records = await read(request(1) + record + separator + request(2));
  expect(records.map(kindOf)).toEqual(['status undefined', reason, 'status undefined']);
});

test('a last record without its separator counts; headers may be missing', async () => {
  const records = await read(`1 ${id(1)} ${stamp(0)}\nHEAD /x HTTP/1.0\n\n`);
  expect(records).toMatchObject([{ method: 'HEAD', target: '/x', headers: {} }]);
  expect(records[0]).not.toHaveProperty('host', expect.anything());
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['zstd', zstdOf],
] as const)('a body packed by %s is kept unpacked', async (name, pack) => {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: ${name}\r\n\r\n`;
  const withBody = (body: string): Buffer => Buffer.concat([Buffer.from(head), pack(body)]);
  const [small, large] = [withBody('hello'), withBody('x'.repeat(70_000))];
  const records = await read(
    Buffer.concat([
      Buffer.from(request(1) + request(2) + reply(1, 5, '').replace(separator, '')),
      small,
      Buffer.from(separator + reply(2, 5, '').replace(separator, '')),
      large,
      Buffer.from(separator),
    ]),
  );
  expect(records).toMatchObject([
    { replyBytes: small.length - head.length, replyBody: 'hello' },
    { replyBytes: large.length - head.length, replyBody: undefined },
  ]);
});

test('a target keeps its bytes, UTF-8 or not', async () => {
  const message = Buffer.from(`1 ${id(1)} ${stamp(0)} -1\nGET /caf\xe9/\xc3\xa9 HTTP/1.1\r\n\r\n`, 'latin1');
  const records = await read(Buffer.concat([message, Buffer.from(separator)]));
  expect(records).toMatchObject([{ target: '/caf%E9/%C3%A9' }]);
});

test('a body may hold any bytes, and chunks may end anywhere', async () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(bodies, fc.integer({ min: 1, max: 200 }), async (all, size) => {
      const parts = all.flatMap((body, n) => [
        Buffer.from(`1 ${id(n)} ${stamp(n)} -1\nPOST /${n} HTTP/1.1\r\nX-N: ${n}\r\n\r\n`),
        Buffer.from(body),
        Buffer.from(separator),
      ]);
      const records = await read(Buffer.concat(parts), size);
      expect(records).toMatchObject(all.map((_, n) => ({ target: `/${n}`, headers: { 'x-n': String(n) } })));
    }),
  );
});
