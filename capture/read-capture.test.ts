import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HarnessError } from '../reports/index.ts';
import { isExchange, type CaptureRecord } from './exchange.ts';
import type { CapturedFile } from './captured-file.ts';
import { readCapture, type ReadCaptureOptions } from './read-capture.ts';
import { readers } from './readers/index.ts';
import { zstdOf } from './zstd.test-support.ts';
import { packedKind, wrongKinds } from './wrong-kinds.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-capture-'));
});
afterAll(async () => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = join(folder, `capture-${(files += 1)}`);
  await writeFile(file, content);
  return file;
}

async function readAll(paths: readonly string[], options?: ReadCaptureOptions): Promise<CaptureRecord[]> {
  const records: CaptureRecord[] = [];
  for await (const record of readCapture(paths, options)) records.push(record);
  return records;
}

async function refusal(paths: readonly string[], options?: ReadCaptureOptions): Promise<HarnessError> {
  const error: unknown = await readAll(paths, options).catch((error: unknown) => error);
  if (error instanceof HarnessError) return error;
  throw new Error('was not refused', { cause: error });
}

const line = (n: number): string =>
  `203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET /ads/${n} HTTP/1.1" 200 5`;
const log = (count: number): string => Array.from({ length: count }, (_, n) => line(n)).join('\n');

describe.each(readers)('$format', (reader) => {
  const { text, records } = reader.example;

  test.each([
    ['plain', text],
    ['gzip', gzipSync(text)],
    ['zstd', zstdOf(text)],
  ])('%s is recognised, and says where each record stands', async (packing, content) => {
    const file = await fileOf(content);
    const seen: CapturedFile[] = [];
    const read = await readAll([file], { onFile: (one) => seen.push(one) });
    const numbers = read.map(({ source }) => source.line);
    expect(seen).toMatchObject([{ file, format: reader.format, records: records.length }]);
    expect(seen[0]?.packing).toBe(packing === 'plain' ? undefined : packing);
    expect(read).toHaveLength(records.length);
    expect(new Set(numbers).size).toBe(read.length);
    expect(read.every(({ source }) => source.file === file)).toBe(true);
  });
});

test('lines keep their numbers over blank ones and over chunks', async () => {
  const text = `${log(5000)}\n\n\n${log(5000)}`;
  const records = await readAll([await fileOf(gzipSync(text))]);
  expect(records).toHaveLength(10_000);
  expect(records.at(4999)?.source.line).toBe(5000);
  expect(records.at(-1)?.source.line).toBe(10_002);
  expect(records.every(isExchange)).toBe(true);
});

test('bytes that are no UTF-8 spoil their own line at most', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${line(1)}\n`),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from(line(2)),
  ]);
  expect((await readAll([await fileOf(bytes)])).map(isExchange)).toEqual([true, false, true]);
});

test.each([
  ['utf-16le', Buffer.from(`\uFEFF${log(20_000)}`, 'utf16le')],
  ['utf-16be', Buffer.from(`\uFEFF${log(20_000)}`, 'utf16le').swap16()],
  ['UTF-16 in gzip', gzipSync(Buffer.from(`\uFEFF${log(20_000)}`, 'utf16le'))],
  ['UTF-8 behind many zeros', Buffer.concat([Buffer.alloc(700_001), Buffer.from(log(20_000))])],
])('%s is read as any text', async (_, content) => {
  const records = await readAll([await fileOf(content)]);
  expect(records.filter(isExchange)).toHaveLength(20_000);
  expect(records.at(-1)).toMatchObject({ target: '/ads/19999', source: { line: 20_000 } });
});

test('an empty file among others is counted and not refused', async () => {
  const seen: string[] = [];
  const paths = [await fileOf(''), await fileOf(line(1)), await fileOf('\n \n')];
  const records = await readAll(paths, { onFile: ({ format }) => seen.push(format) });
  expect(records).toHaveLength(1);
  expect(seen.sort()).toEqual(['combined', 'empty', 'empty']);
});

test('a stopped reading ends early, without an error', async () => {
  const stop = new AbortController();
  const records: CaptureRecord[] = [];
  const path = await fileOf(log(50_000));
  for await (const record of readCapture([path, await fileOf(log(50_000))], { signal: stop.signal })) {
    records.push(record);
    stop.abort();
  }
  expect(records.length).toBeGreaterThan(0);
  expect(records.length).toBeLessThan(50_000);
});

describe('refused', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['an empty file', '', 'capture-empty', /holds no requests/],
    ['a HAR without entries', '{"log":{"entries":[]}}', 'capture-empty', /holds no requests/],
    ['a HAR that was cut off', '{"log":{"entries":[', 'capture-empty', /the JSON document is not complete/],
    ['an unknown format', 'a,b,c\n1,2,3\n', 'capture-unreadable', /No reader knows this format/],
    ['JSON of something else', '{"level":"info","msg":"started"}\n', 'capture-unreadable', /No reader knows/],
    [
      'a gzip file that breaks off at once',
      gzipSync(log(9)).subarray(0, 9),
      'capture-unreadable',
      /the gzip data is broken or cut off/,
    ],
    [
      'a zstd file that breaks off at once',
      zstdOf(log(9)).subarray(0, 5),
      'capture-unreadable',
      /the zstd data is broken or cut off/,
    ],
  ])('%s', async (_, content, code, what) => {
    const error = await refusal([await fileOf(content)]);
    expect(error).toMatchObject({ code, message: expect.stringMatching(what) as unknown });
    expect(error.todo).not.toBe('');
  });

  test.each(wrongKinds)('$what', async (kind) => {
    const path = await fileOf(`${kind.example}\n${kind.example}\n`);
    const error = await refusal([path]);
    expect(error).toMatchObject({
      code: 'capture-unreadable',
      message: `This is ${kind.what}.`,
      where: path,
      todo: kind.todo,
    });
  });

  test.each([
    ['zip', Buffer.from(`PK\x03\x04\n${log(3)}`)],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4])],
    ['bzip2', Buffer.from('BZh91AY&SY\xc4', 'latin1')],
    ['gzip in gzip', gzipSync(gzipSync(log(3)))],
    ['zstd in gzip', gzipSync(zstdOf(log(3)))],
  ])('what is packed otherwise: %s', async (_, content) => {
    expect(await refusal([await fileOf(content)])).toMatchObject({
      code: 'capture-unreadable',
      message: `This is ${packedKind.what}.`,
      todo: packedKind.todo,
    });
  });

  test('a missing file, a folder, an unknown format name', async () => {
    const missing = join(folder, 'missing.log');
    expect(await refusal([missing])).toMatchObject({ code: 'capture-unreadable', where: missing });
    expect((await refusal([folder])).todo).toBe('Name the files inside this folder.');
    expect(await refusal([await fileOf(line(1))], { format: 'combned' })).toMatchObject({
      code: 'usage',
      todo: expect.stringMatching(/^Use one of: combined, .*\bhar\b/) as unknown,
    });
  });

  test('a format that is named is not guessed: every other line is counted', async () => {
    const records = await readAll([await fileOf('{"level":"info"}\nready\n')], { format: 'nginx-json' });
    expect(records).toMatchObject([{ unusable: 'not-an-access-line' }, { unusable: 'unreadable-line' }]);
  });
});

test('a target and a header keep bytes that are no UTF-8', async () => {
  const line =
    '[2026-03-02T00:15:05.123Z] "GET /caf\xe9?q=\xc3\xa9 HTTP/2" 200 - 0 5 3 - "-" "j\xfcrg" "-" "ads.example" "-"\n';
  const records = await readAll([await fileOf(Buffer.from(line, 'latin1'))]);
  expect(records).toMatchObject([{ target: '/caf%E9?q=%C3%A9', headers: { 'user-agent': 'j\xfcrg' } }]);
});
