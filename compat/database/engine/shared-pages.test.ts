import { expect, test } from 'vitest';
import { sharePages } from './shared-pages.ts';
import type { StreamOperations } from './shared-pages.ts';

type FileNode = Parameters<StreamOperations['write']>[0]['node'];

/** Writes in place, as files in Emscripten's memory are written. */
function operations(): StreamOperations {
  const inPlace: StreamOperations = {
    write({ node }, buffer, ...[offset, length, position]) {
      const grown = new Uint8Array(Math.max(node.contents.length, position + length));
      if (grown.length > node.contents.length) {
        grown.set(node.contents);
        node.contents = grown;
      }
      node.contents.set(buffer.subarray(offset, offset + length), position);
      node.usedBytes = Math.max(node.usedBytes, position + length);
      return length;
    },
  };
  sharePages(inPlace);
  return inPlace;
}

const file = (): FileNode => ({ contents: new Uint8Array(), usedBytes: 0 });
const page = (byte: number): Uint8Array => new Uint8Array(8192).fill(byte);

test('equal first pages are one, and a change stays in its own file', () => {
  const all = operations();
  const [a, b] = [file(), file()];
  // PostgreSQL's memory is signed bytes, and its page lies somewhere in it.
  const memory = new Int8Array(20_000);
  memory.set(page(200), 100);
  for (const node of [a, b]) expect(all.write({ node }, memory, 100, 8192, 0)).toBe(8192);
  expect(a.contents).toEqual(page(200));
  expect(b.contents).toBe(a.contents);
  expect(b.usedBytes).toBe(8192);

  memory.fill(0);
  all.write({ node: b }, new Uint8Array([1, 2]), 0, 2, 4);
  expect([...b.contents.subarray(3, 7)]).toEqual([200, 1, 2, 200]);
  expect(a.contents).toEqual(page(200));
  all.write({ node: a }, page(7), 0, 8192, 8192);
  expect([a.usedBytes, b.usedBytes]).toEqual([16_384, 8192]);
  const later = file();
  all.write({ node: later }, page(200), 0, 8192, 0);
  expect(later.contents).toEqual(page(200));
});

test('a page that many others have followed is held apart, and still safe to change', () => {
  const all = operations();
  const nodes = [1, 2, 3, 4, 5, 6, 1].map((byte) => {
    const node = file();
    all.write({ node }, page(byte), 0, 8192, 0);
    return node;
  });
  expect(nodes[6]?.contents).toEqual(page(1));
  expect(nodes[6]?.contents).not.toBe(nodes[0]?.contents);
  const again = file();
  all.write({ node: again }, page(1), 0, 8192, 0);
  all.write({ node: again }, page(9), 0, 8192, 0);
  expect(nodes[6]?.contents).toEqual(page(1));
  expect(again.contents).toEqual(page(9));
});
