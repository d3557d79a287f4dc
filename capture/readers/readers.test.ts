import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import { isExchange, type CaptureRecord } from '../exchange.ts';
import { readsLines } from '../crew/judged-block.ts';
import { selectExchange } from '../select.ts';
import { lineBytesMax } from '../split-lines.ts';
import { ByteSource } from '../source.ts';
import { LineCursor } from '../line-cursor.ts';
import type { Reader, Wants } from '../reader.ts';
import { readers } from './index.ts';

async function read(reader: Reader, bytes: Uint8Array, chunkSize = 7): Promise<CaptureRecord[]> {
  const records: CaptureRecord[] = [];
  for await (const batch of reader.read(new ByteSource('x', chunksOf(bytes, chunkSize))))
    records.push(...batch);
  return records;
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Bad content ends in records or in a `HarnessError`; anything else is thrown on. */
async function survives(reader: Reader, bytes: Uint8Array): Promise<number> {
  try {
    return (await read(reader, bytes, 4096)).length;
  } catch (error) {
    if (error instanceof HarnessError && error.code === 'capture-unreadable') return 0;
    throw error;
  }
}

const withoutSource = (records: readonly CaptureRecord[]): unknown[] =>
  records.map((record) => ({ ...record, source: undefined }));

test('the registry lists every file of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/^index|\.test\./.test(file));
  expect(readers.map((reader) => `${reader.format}.ts`).sort()).toEqual(files.sort());
});

describe.each(readers)('$format', (reader) => {
  const { text, records } = reader.example;
  const bytes = Buffer.from(text);

  test('reads its example', async () => {
    expect(withoutSource(await read(reader, bytes))).toEqual(records);
  });

  test('is the only one to recognise its example, whole or behind a blank line', () => {
    for (const head of [text, `\n\n${text}`]) {
      expect(readers.filter((other) => other.recognizes(head)).map((other) => other.format)).toEqual([
        reader.format,
      ]);
    }
  });

  test('reads the same with CRLF, a BOM and any chunk size', async () => {
    // Between the messages of a .gor stands what holds no CR.
    const lines = reader.format === 'gor' ? text : `${text.replaceAll('\n', '\r\n')}\r\n`;
    const dressed = Buffer.from(`\uFEFF${lines}`);
    for (const size of [1, 2, 3, 64, 1 << 20]) {
      expect(withoutSource(await read(reader, dressed, size))).toEqual(records);
    }
  });

  test('survives truncation at every byte', async () => {
    let read = 0;
    for (let end = 0; end <= bytes.length; end++) read += await survives(reader, bytes.subarray(0, end));
    expect(read).toBeGreaterThan(0);
  });

  test('survives random bytes and random damage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(bytes.length), async (noise, at) => {
        expect(await survives(reader, noise)).toBeGreaterThanOrEqual(0);
        const damaged = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
        expect(await survives(reader, damaged)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

const lineReaders = readers.filter(({ format }) => format !== 'har' && format !== 'gor');

test.each(lineReaders)('$format counts a line above the limit and reads on', async (reader) => {
  const good = reader.example.text.split('\n').at(-2) ?? '';
  const long = Buffer.from(`${good}\n${'x'.repeat(lineBytesMax + 1)}\n${good}`);
  const records = await read(reader, long, 65_536);
  expect(records).toHaveLength(3);
  expect(records.map((record) => 'unusable' in record && record.unusable === 'line-too-long')).toEqual([
    false,
    true,
    false,
  ]);
});

const apart = readers.filter(readsLines);

test.each(apart)('$format tells the same where only what decides is wanted', (reader) => {
  const at = { file: 'x', line: 1 };
  const lines = reader.example.text.split('\n');
  const verdict = (record: CaptureRecord | undefined): unknown =>
    record !== undefined && isExchange(record) ? [selectExchange(record), { ...record, headers: 0 }] : record;
  const told = (wants?: Wants): unknown[] =>
    lines.map((line) => verdict(reader.readLine(LineCursor.at(line), at, wants)));
  expect(told('what-decides')).toEqual(told());
});
