import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import { isExchange, type CaptureRecord } from '../exchange.ts';
import { LineCursor } from '../line-cursor.ts';
import { readCapture } from '../read-capture.ts';
import { apacheFormat } from './apache.ts';
import { formatReader } from './format-reader.ts';
import type { LogFormat } from './log-format.ts';
import { nginxFormat } from './nginx.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-format-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(format: string, text: string): Promise<CaptureRecord[]> {
  const file = join(folder, 'access.log');
  await writeFile(file, text);
  const records: CaptureRecord[] = [];
  for await (const record of readCapture([file], { format })) records.push(record);
  return records;
}

async function refusal(format: string, text: string): Promise<HarnessError> {
  const error: unknown = await read(format, text).catch((thrown: unknown) => thrown);
  if (error instanceof HarnessError) return error;
  throw new Error('was not refused', { cause: error });
}

const format = 'nginx:$msec "$request" $status';
const good = '1772410505.250 "GET /ads HTTP/1.1" 200\n';

test('a file is read by the format of its server', async () => {
  const records = await read(format, `${good}other\n${good}`);
  expect(records.map((record) => (isExchange(record) ? record.target : record.unusable))).toEqual([
    '/ads',
    'unreadable-line',
    '/ads',
  ]);
});

test('a format that nothing fits is refused with the place, and no text of the log', async () => {
  const error = await refusal(
    format,
    '1772410505.250 "GET /?token=secret HTTP/1.1" OK\nother\n'.repeat(6000),
  );
  expect(error).toMatchObject({
    code: 'capture-unreadable',
    message: expect.stringContaining('departs from it at $request.'),
  });
  expect(`${error.message} ${error.todo}`).not.toContain('secret');
});

test('a file may begin with other lines', async () => {
  expect(await read(format, `${'starting\n'.repeat(5000)}${good}`)).toHaveLength(5001);
});

test('a format that has no request is refused before anything is read', async () => {
  expect(await refusal('apache:%h %>s', good)).toMatchObject({ code: 'usage' });
});

test.each(['common', 'combinedio', 'combined'])('%s has the name that servers give it', async (name) => {
  const line = '203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET /ads HTTP/1.1" 200 5 "-" "curl/8" 90 120';
  expect(await read(name, line)).toMatchObject([{ target: '/ads', replyBytes: 5 }]);
});

test('another prefix is no format string', () => {
  expect(formatReader('lighttpd:%h')).toBeUndefined();
  expect(formatReader('combined')).toBeUndefined();
});

const examples: readonly (readonly [LogFormat, string])[] = [
  [
    nginxFormat(
      '$remote_addr $msec [$time_local] $host$request_uri $request_method "$http_referer" $upstream_response_time',
    ),
    '203.0.113.7 1772410505.250 [02/Mar/2026:08:15:05 +0800] ads.example/ads?q=1 GET "https://a.example/" 0.1, 0.2',
  ],
  [
    nginxFormat('escape=json {"t":"$time_iso8601","r":"$request","s":$status,"u":"$http_user_agent"}'),
    '{"t":"2026-03-02T08:15:05+08:00","r":"GET /ads HTTP/1.1","s":200,"u":"a \\"b\\""}',
  ],
  [
    apacheFormat('%h %{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t %m %U%q %>s %D "%{Cookie}i"'),
    '203.0.113.7 02/Mar/2026 08:15:05.250 +0800 GET /ads?q=1 200 31500 "a=1"',
  ],
];

test.each(examples)('a damaged line is a record or is counted, format %#', (logFormat, line) => {
  const source = { file: 'x', line: 1 };
  expect(isExchange(logFormat.parse(LineCursor.at(line), source))).toBe(true);
  for (let end = 0; end < line.length; end += 1)
    expect(isSound(logFormat.parse(LineCursor.at(line.slice(0, end)), source))).toBe(true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(line.length), fc.nat(10), (noise, at, cut) => {
      return (
        isSound(logFormat.parse(LineCursor.at(noise), source)) &&
        isSound(logFormat.parse(LineCursor.at(line.slice(0, at) + noise + line.slice(at + cut)), source))
      );
    }),
  );
});

/** A reason to count, or an exchange that can be sent. */
function isSound(record: CaptureRecord): boolean {
  if (!isExchange(record)) return /^[a-z-]+$/.test(record.unusable);
  const { target, startedAtMs = 0, durationMs = 0, status = 0, replyBytes = 0 } = record;
  return /^\/[!-~]*$/.test(target) && Number.isFinite(startedAtMs + durationMs + status + replyBytes);
}

test.each(examples)('a hostile line takes time in proportion to its length, format %#', (logFormat, good) => {
  const begin = good.slice(0, good.indexOf('GET') + 5).replace(/ads\.example.*/, '');
  const steps = (times: number): number => {
    const line = LineCursor.at(begin + '" , : [x" \\" '.repeat(times));
    const find = line.find.bind(line);
    let bytes = 0;
    vi.spyOn(line, 'find').mockImplementation((one, at) => {
      const found = find(one, at);
      bytes += (found < 0 ? line.end : found) - at + 1;
      return found;
    });
    expect(logFormat.fits(line)).toBe(false);
    return bytes;
  };
  expect(steps(1000)).toBeGreaterThan(1000);
  expect(steps(4000)).toBeLessThan(5 * steps(1000));
});
