import * as fc from 'fast-check';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapturedFile } from './captured-file.ts';
import { captureHeader } from './recording.ts';
import { openLedger } from './ledger.ts';
import { isExchange, type CaptureRecord, type Exchange } from './exchange.ts';
import { readCapture, readCaptureBatches } from './read-capture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-merge-'));
});
afterAll(async () => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(times: readonly number[], name = `capture-${(files += 1)}`): Promise<string> {
  const file = join(folder, name);
  const lines = times.map(
    (time) => `{"method":"GET","target":"/${time}","headers":{},"startedAtMs":${time}}\n`,
  );
  await writeFile(file, `${captureHeader}\n${lines.join('')}`);
  return file;
}

interface Read {
  readonly records: readonly CaptureRecord[];
  readonly files: readonly CapturedFile[];
}

async function readAll(paths: readonly string[]): Promise<Read> {
  const records: CaptureRecord[] = [];
  const seen: CapturedFile[] = [];
  for await (const record of readCapture(paths, { onFile: (file) => seen.push(file) })) records.push(record);
  return { records, files: seen };
}

const timesOf = (records: readonly CaptureRecord[]): number[] =>
  records.filter(isExchange).map((record: Exchange) => record.startedAtMs ?? NaN);

const sequence = (length: number, from = 0): number[] => Array.from({ length }, (_, n) => from + n);

test('any split of a sequence over files gives the sequence again', async () => {
  const splits = fc.array(fc.nat(4), { minLength: 1, maxLength: 3000 });
  await fc.assert(
    fc.asyncProperty(splits, async (split) => {
      const parts = Array.from({ length: 5 }, (_, part) =>
        split.flatMap((to, n) => (to === part ? [n] : [])),
      );
      const paths = await Promise.all(parts.map((times) => fileOf(times)));
      const read = await readAll(paths);
      expect(timesOf(read.records)).toEqual(sequence(split.length));
      expect(read.files.map(({ file }) => file).sort()).toEqual(paths.sort());
      expect(read.files.every(({ disorder }) => disorder.late === 0)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('equal times come in the order of the files', async () => {
  const [first, second] = [await fileOf([1, 1, 2]), await fileOf([1, 2, 2])];
  const { records } = await readAll([second, first]);
  const from = (file: string): string => (file === first ? 'first' : 'second');
  expect(records.map(({ source }) => `${from(source.file)} ${source.line}`)).toEqual([
    'second 2',
    'first 2',
    'first 3',
    'second 3',
    'second 4',
    'first 4',
  ]);
});

test('what stands too far from its place comes out all the same, and is counted', async () => {
  const far = await fileOf([...sequence(9000, 1000), 5, 6, 7]);
  const near = await fileOf(sequence(500, 2000));
  const { records, files } = await readAll([far, near]);
  expect(records).toHaveLength(9503);
  expect(files.find(({ file }) => file === far)?.disorder).toEqual({ steps: 1, backMs: 9994, late: 3 });
  expect(files.find(({ file }) => file === near)?.disorder).toEqual({ steps: 0, backMs: 0, late: 0 });
  const times = timesOf(records);
  expect(times.filter((time, index) => time < Math.max(...times.slice(0, index)))).toEqual([5, 6, 7]);
});

describe('a series of files', () => {
  const rotations = 60;
  const perFile = 400;
  const pattern = (): string => join(folder, 'series', 'access.*.log.gz');

  beforeAll(async () => {
    await mkdir(join(folder, 'series'));
    for (let n = 0; n < rotations; n++) {
      const lines = sequence(perFile, (rotations - n) * perFile).map(
        (time) => `{"method":"GET","target":"/","headers":{},"startedAtMs":${time}}\n`,
      );
      const file = join(folder, 'series', `access.${n}.log.gz`);
      await writeFile(file, gzipSync(`${captureHeader}\n${lines.join('')}`));
    }
  });

  test('is read by its pattern, the oldest first, with few files open at a time', async () => {
    const mine = (): number => openFiles().filter((file) => file.includes(join(folder, 'series'))).length;
    const times: number[] = [];
    let mostOpen = 0;
    for await (const batch of readCaptureBatches([pattern()])) {
      times.push(...timesOf(batch));
      mostOpen = Math.max(mostOpen, mine());
    }
    expect(times).toEqual(sequence(rotations * perFile, perFile));
    expect(mostOpen).toBeLessThanOrEqual(2);
    expect(mine()).toBe(0);
  });

  test('that is not read to its end leaves no file open', async () => {
    const left = await readSome(pattern());
    expect(left).toBeGreaterThan(0);
    expect(openFiles().filter((file) => file.includes(folder))).toEqual([]);
  });
});

async function readSome(pattern: string): Promise<number> {
  for await (const batch of readCaptureBatches([pattern])) return batch.length;
  return 0;
}

/** Linux only; elsewhere none are seen. */
function openFiles(): string[] {
  try {
    return readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

test('the ledger adds up over broken, empty, disordered and overlapping files', async () => {
  const packed = gzipSync(
    `${captureHeader}\n${sequence(4000)
      .map((n) => `{"method":"GET","target":"/${n * 7919}","headers":{},"startedAtMs":${n}}`)
      .join('\n')}`,
  );
  const [cut, empty, text] = ['cut.gz', 'empty.log', 'text.log'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(cut, packed.subarray(0, packed.length >> 1));
  await writeFile(empty, '');
  await writeFile(text, `${captureHeader}\nnot json\n{"method":"POST","target":"/","headers":{}}\n`);
  const book = openLedger();
  const seen: CapturedFile[] = [];
  const onFile = (file: CapturedFile): void => {
    seen.push(file);
    book.file(file);
  };
  const names = [cut, empty, text, await fileOf([9, 3, 5])];
  for await (const record of readCapture(names, { onFile })) {
    book.read(record);
    if (isExchange(record)) book.select();
  }
  book.settle('interrupted');
  expect(book.balanced()).toBe(true);
  expect(seen).toHaveLength(4);
  expect(book.close().read).toBe(seen.reduce((sum, { records }) => sum + records, 0));
  const partial = seen.filter((file) => file.partial !== undefined);
  expect(partial).toMatchObject([{ file: cut, packing: 'gzip' }]);
  expect(partial[0]?.records).toBeGreaterThan(1000);
});

test('a broken file among many is refused before anything is read', async () => {
  const good = await fileOf(sequence(10));
  const bad = join(folder, 'bad.txt');
  await writeFile(bad, 'a,b,c\n');
  const read: unknown[] = [];
  const reading = async (): Promise<void> => {
    for await (const record of readCapture([good, bad])) read.push(record);
  };
  await expect(reading()).rejects.toMatchObject({ code: 'capture-unreadable', where: bad });
  expect(read).toEqual([]);
});
