import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { isExchange, type CaptureRecord } from '../exchange.ts';
import { ByteSource } from '../source.ts';
import { combined } from './combined.ts';

async function readLine(line: string): Promise<CaptureRecord | undefined> {
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(line);
  };
  for await (const [record] of combined.read(new ByteSource('x', chunks()))) return record;
  return undefined;
}

const at = '[02/Mar/2026:00:15:05 +0000]';

test.each<[string, object]>([
  [`1.2.3.4, 10.0.0.1 - - ${at} "GET / HTTP/1.1" 200 5`, { client: '1.2.3.4, 10.0.0.1' }],
  [`localhost bob frank ${at} "GET / HTTP/1.0" 200 5`, { client: 'localhost' }],
  [`::1 - [odd name] ${at} "GET / HTTP/1.0" 200 5`, { client: '::1', status: 200 }],
  [`- - - ${at} "GET / HTTP/1.0" 200 5`, { client: undefined }],
  [`1.2.3.4 - - [-] "GET / HTTP/1.0" 200 5`, { startedAtMs: undefined, clockResolutionMs: undefined }],
  [`1.2.3.4 - - ${at} "GET / HTTP/1.0" - -`, { status: undefined, replyBytes: undefined }],
  [`1.2.3.4 - - ${at} "GET / HTTP/1.0" 200 5 - -`, { status: 200, headers: {} }],
  [`1.2.3.4 - - ${at} "GET /a"b HTTP/1.1" 200 5`, { target: '/a"b' }],
  [`1.2.3.4 - - ${at} "GET /a\\"b HTTP/1.1" 200 5`, { target: '/a%22b' }],
  [`1.2.3.4 - - ${at} "GET /a\\x5Cb HTTP/1.1" 200 5`, { target: '/a%5Cb' }],
  [`1.2.3.4 - - ${at} "GET /a HTTP/1.1" 200 5 "-" "cut off`, { headers: {} }],
  [`1.2.3.4 - - ${at} "GET /a HTTP/1.1" 200 5 "-" "a\\x0Ab"`, { headers: {} }],
  [`1.2.3.4 - - ${at} "GET /a\\x0Ab HTTP/1.1" 200 5`, { unusable: 'malformed-request' }],
  [`1.2.3.4 - - ${at} "GET /a b HTTP/1.1" 400 5`, { unusable: 'malformed-request' }],
  [`1.2.3.4 - - ${at} "GET /a" 400 5`, { unusable: 'malformed-request' }],
  [`1.2.3.4 - - ${at} "get /a HTTP/1.1" 400 5`, { unusable: 'malformed-request' }],
  [`1.2.3.4 - - ${at} "GET http://evil.example/ HTTP/1.1" 200 5`, { unusable: 'absolute-form' }],
  [`1.2.3.4 - - ${at} "OPTIONS * HTTP/1.1" 200 5`, { unusable: 'asterisk-form' }],
  [`1.2.3.4 - - ${at} "CONNECT evil.example:443 HTTP/1.1" 400 5`, { unusable: 'connect' }],
  [`1.2.3.4 - - ${at} "" 400 0 "" ""`, { unusable: 'no-request' }],
  [`1.2.3.4 - - ${at} "GET / HTTP/1.1`, { unusable: 'unreadable-line' }],
  [`ads.example:443 1.2.3.4 - - ${at} "GET / HTTP/1.1" 200 5`, { unusable: 'unreadable-line' }],
])('%s', async (line, expected) => {
  const record = new Map<string, unknown>(Object.entries((await readLine(line)) ?? {}));
  expect(record.size).toBeGreaterThan(0);
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, record.get(name)]))).toEqual(expected);
});

test('headers that come again, long ones and those that share a place are read right', async () => {
  const agents = [
    ...Array.from({ length: 400 }, (_, n) => `agent/${n}`),
    'x'.repeat(600),
    'y'.repeat(513),
    '-',
  ];
  const referers = ['-', 'https://a.example/', 'https://b.example/', `https://c.example/${'z'.repeat(700)}`];
  const pairs = Array.from(
    { length: 4000 },
    (_, n) => [referers[(n * 7) % 4]!, agents[(n * 31) % 403]!] as const,
  );
  const lines = pairs.map(
    ([referer, agent]) => `1.2.3.4 - - ${at} "GET / HTTP/1.1" 200 5 "${referer}" "${agent}"\n`,
  );
  const records: CaptureRecord[] = [];
  const source = new ByteSource('x', Readable.from([Buffer.from(lines.join(''))]));
  for await (const batch of combined.read(source)) records.push(...batch);
  const headers = records.map((record) => (isExchange(record) ? record.headers : undefined));
  expect(headers).toEqual(
    pairs.map(([referer, agent]) => ({
      ...(referer !== '-' && { referer }),
      ...(agent !== '-' && { 'user-agent': agent }),
    })),
  );
  expect(new Set(headers).size).toBeLessThan(2600);
});
