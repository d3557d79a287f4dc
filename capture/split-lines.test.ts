import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from './byte-text.ts';
import { LineCursor } from './line-cursor.ts';
import { lineBytesMax, splitBlocks, type LineBlock } from './split-lines.ts';

const pieces = ['a', 'line of a log', '\n', '\r\n', '\r', '\n\n', 'é', '\uFEFF', '\0'].map((text) =>
  Buffer.from(text),
);
const broken = [[0xff], [0xe4, 0xbd], [0xc3], [0x80, 0x80]].map((bytes) => Buffer.from(bytes));
const anyBytes = fc
  .array(fc.constantFrom(...pieces, ...broken), { maxLength: 30 })
  .map((parts) => Uint8Array.from(Buffer.concat(parts)));

async function blocksOf(bytes: Uint8Array, chunkBytes: number): Promise<LineBlock[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const blocks: LineBlock[] = [];
  for await (const block of splitBlocks(chunks())) blocks.push(block);
  return blocks;
}

/** Undefined for an overlong line. */
function linesOf(block: LineBlock, isKept: boolean): (string | undefined)[] {
  const cursor = new LineCursor(block, isKept);
  const lines: (string | undefined)[] = [];
  while (cursor.next()) lines.push(cursor.isOverlong ? undefined : cursor.text(cursor.start, cursor.end));
  return lines;
}

test('blocks hold the lines that the bytes hold, however they come', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.integer({ min: 1, max: 9 }), async (bytes, chunkBytes) => {
      const text = textOf(Buffer.from(bytes)).replace(/^\uFEFF/, '');
      const expected = text.split('\n').map((line) => line.replace(/\r$/, ''));
      if (text.endsWith('\n') || text === '') expected.pop();
      const blocks = await blocksOf(bytes, chunkBytes);
      for (const isKept of [true, false])
        expect(blocks.flatMap((block) => linesOf(block, isKept))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('of an overlong line no more is kept than shows it', async () => {
  const bytes = Buffer.concat([Buffer.alloc(3 * lineBytesMax, 'x'), Buffer.from('\nshort')]);
  const blocks = await blocksOf(bytes, 100_000);
  expect(blocks.flatMap((block) => linesOf(block, false))).toEqual([undefined, 'short']);
  expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(lineBytesMax + 100_100);
});

test('text is right on every page of a large block', () => {
  const lines = Array.from(
    { length: 9000 },
    (_, n) => `${n} ${'é'.repeat(Number(n === 4000))}${'x'.repeat(n % 40)}`,
  );
  const block = Uint8Array.from(Buffer.from(lines.join('\n')));
  expect(block.length).toBeGreaterThan(200_000);
  expect(linesOf(block, true)).toEqual(lines);
  const cursor = new LineCursor(block);
  const seen: unknown[] = [];
  while (cursor.next()) {
    const { content, start } = cursor;
    seen.push([content, cursor.find(' ', start) - start, cursor.find('y', start)]);
  }
  expect(seen).toEqual(lines.map((line) => [line, line.indexOf(' '), -1]));
});
