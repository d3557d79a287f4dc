import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectCapture, type CaptureSummary } from '../inspect.ts';
import type { Reader } from '../reader.ts';
import { findReader } from '../recognize.ts';
import { ByteSource } from '../source.ts';
import { lineBytesMax } from '../split-lines.ts';
import { Crew } from '../crew/crew.ts';
import { judgeSource, type StandIn } from '../crew/judged-block.ts';
import { tallying, type Tally } from './tally.ts';

const stop = new AbortController();
const standing = { select: undefined };
const crewOf = (threads: number, signal: AbortSignal): Crew<Tally> =>
  new Crew({ threads, signal, standing, child: new URL('./judge-child', import.meta.url) });
const crew = crewOf(2, stop.signal);
afterAll(() => crew.close());

const line = (n: number): string =>
  `203.0.113.${n % 200} - - [02/Mar/2026:00:${String(10 + (n % 40))}:05 +0000] "${n % 7 === 0 ? 'POST' : 'GET'} ` +
  `/ads/${n}?owner=mei${n}%40mail.example&café=${n % 3} HTTP/1.1" ${n % 5 === 0 ? 404 : 200} 5 "-" "curl/8"`;
const combined = findReader('combined');

async function* chunksOf(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [index, from] of [0, ...cuts].entries()) yield bytes.slice(from, cuts[index]);
}

interface Found {
  readonly records: readonly StandIn<Tally>[];
  readonly lines: number;
  readonly partial: string | undefined;
}

async function found(source: ByteSource, read: AsyncIterable<readonly StandIn<Tally>[]>): Promise<Found> {
  const records: StandIn<Tally>[] = [];
  for await (const batch of read) records.push(...batch);
  return { records, lines: source.linesRead, partial: source.notes.partial };
}

/** What the threads find, and what this one does. */
async function both(reader: Reader, bytes: Uint8Array, cuts: readonly number[]): Promise<[Found, Found]> {
  const [apart, here] = [0, 1].map(() => new ByteSource('x', chunksOf(bytes, cuts))) as [
    ByteSource,
    ByteSource,
  ];
  return [
    await found(apart, crew.read(reader, apart)),
    await found(here, judgeSource(reader, here, tallying(standing))),
  ];
}

describe('threads find what one finds', () => {
  const texts = [0, 1, 2, 3].map(line);

  test.each([
    ['LF', `${texts.join('\n')}\n`],
    ['CRLF', `${texts.join('\r\n')}\r\n`],
    ['a last line without end', texts.join('\n')],
    ['blank lines and a byte order mark', `\uFEFF${texts[0]}\n\n\r\n${texts[1]}\n \n`],
  ])('%s, cut at every byte around a line end', async (_, text) => {
    const bytes = Buffer.from(text);
    const middle = bytes.indexOf('\n', 100);
    for (let cut = middle - 3; cut <= middle + 4; cut++) {
      const [apart, here] = await both(combined, bytes, [1, 2, cut, cut + 1, cut + 60]);
      expect(apart).toEqual(here);
      expect(here.lines).toBe(text.split('\n').length - (text.endsWith('\n') ? 1 : 0));
      expect(here.partial).toBeUndefined();
    }
  });

  test('overlong lines, whole and in pieces, and bytes that are no text', async () => {
    const long = Buffer.from(`${line(1)}\n${'x'.repeat(lineBytesMax + 1)}\n${line(2)}\n`);
    const bytes = Buffer.concat([long, Buffer.from([0xff, 0xe4, 0xbd, 0x0a, 0x80]), long]);
    const [apart, here] = await both(combined, bytes, [300_000, 900_000, lineBytesMax + 2000, 1_500_000]);
    expect(apart).toEqual(here);
    const tallies = here.records.flatMap(({ found }) => found ?? []);
    expect(tallies.map(({ ledger }) => ledger.skipped['line-too-long'] ?? 0).reduce((a, b) => a + b)).toBe(2);
    expect(here.lines).toBe(7);
  });

  test('in the order of the file, however many blocks are under way', async () => {
    const bytes = Buffer.from(Array.from({ length: 4000 }, (_, n) => line(n)).join('\n'));
    const cuts = Array.from({ length: 40 }, (_, n) => (n + 1) * n * 350).filter(
      (cut) => cut > 0 && cut < bytes.length,
    );
    const [apart, here] = await both(combined, bytes, cuts);
    expect(apart).toEqual(here);
    expect(here.records).toHaveLength(4000);
  });
});

test('a thread that fails leaves what was read before, and a reason', async () => {
  const source = new ByteSource('x', chunksOf(Buffer.from(`${line(1)}\n`), []));
  const failing = crewOf(1, stop.signal);
  const unknown = { ...combined, format: 'no such format' };
  expect(await found(source, failing.read(unknown, source))).toEqual({
    records: [],
    lines: 0,
    partial: expect.stringMatching(/^a thread that read it ended: There is no capture format/),
  });
  await failing.close();
});

test('an interruption ends at once, and without a fault', async () => {
  const interrupt = new AbortController();
  const stopped = crewOf(1, interrupt.signal);
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let n = 0; ; n++) {
      if (n === 3) interrupt.abort();
      yield Buffer.from(`${line(n)}\n`);
    }
  }
  const source = new ByteSource('x', endless());
  expect((await found(source, stopped.read(combined, source))).partial).toBeUndefined();
  await stopped.close();
});

describe('a whole inspection', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seaworthy-crew-'));
    const lines = Array.from({ length: 6000 }, (_, n) => line((n * 7) % 6000));
    await writeFile(join(folder, 'a.log'), lines.slice(0, 3000).join('\n'));
    await writeFile(
      join(folder, 'b.log.gz'),
      gzipSync(`${lines.slice(3000).join('\r\n')}\r\n`).subarray(0, -20),
    );
    await writeFile(join(folder, 'c.log'), '{"time":"2026-03-02T00:15:01Z"}\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inspect = (threads: number, format = 'combined', files = '*.{log,gz}'): Promise<CaptureSummary> =>
    inspectCapture(
      [join(folder, files)],
      { threads, format, select: { exclude: ['/ads/7'], statuses: ['2xx'] } },
      { signal: stop.signal, onProgress: () => {}, now: () => new Date(0) },
    );

  test('of several files, packed and broken ones too, is the same to the byte', async () => {
    const [one, two] = [await inspect(1), await inspect(2)];
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one).toMatchObject({ hosts: 0, partial: false, routesTotal: 1 });
    expect(one.records).toBeGreaterThan(5000);
    expect(one.files.map(({ disorder }) => disorder.steps > 0)).toContain(true);
    expect(one.notices.join()).toContain('b.log.gz is not complete');
  });

  test('in a format of one’s own is the same, and one that no line fits is refused', async () => {
    const format = 'apache:%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';
    const [one, two] = [await inspect(1, format, 'a.log'), await inspect(2, format, 'a.log')];
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one).toMatchObject({ records: 3000, files: [{ format: 'apache' }] });
    await expect(inspect(2, 'apache:%t %h "%r"', 'a.log')).rejects.toMatchObject({
      code: 'capture-unreadable',
      message: expect.stringContaining('departs from it at %t'),
    });
  });
});
