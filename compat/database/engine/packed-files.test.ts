import { expect, test } from 'vitest';
import { packFiles, unpackFiles } from './packed-files.ts';
import type { FileSystem } from './packed-files.ts';

/** Folders hold null. */
function inMemory(held: Map<string, Uint8Array | null>): FileSystem {
  return {
    readdir: (path) => [
      '.',
      '..',
      ...[...held.keys()]
        .filter((one) => one.startsWith(`${path}/`))
        .map((one) => one.slice(path.length + 1))
        .filter((rest) => !rest.includes('/')),
    ],
    stat: (path) => ({ mode: held.get(path) === null ? 1 : 0 }),
    isDir: (mode) => mode === 1,
    readFile: (path) => held.get(path) ?? new Uint8Array(),
    mkdirTree: (path) => void held.set(path, null),
    writeFile: (path, content) => void held.set(path, content),
    lookupPath: () => ({ node: { stream_ops: { write: () => 0 } } }),
  };
}

test('what was packed is unpacked elsewhere: folders, empty ones too, names and every byte', () => {
  const files = new Map([
    ['/data', null],
    ['/data/empty', null],
    ['/data/base', null],
    ['/data/base/1259_fsm', new Uint8Array([0, 255, 10, 13])],
    ['/data/base/größe', new Uint8Array()],
    ['/data/PG_VERSION', new Uint8Array([49, 56])],
    ['/elsewhere', new Uint8Array([1])],
  ]);
  const packed = packFiles(inMemory(files), '/data');
  const copy = new Map<string, Uint8Array | null>();
  // As it comes out of a decompressor: somewhere in a larger buffer.
  const shifted = new Uint8Array(packed.length + 3);
  shifted.set(packed, 3);
  unpackFiles(inMemory(copy), '/new', shifted.subarray(3));
  const expected = [...files]
    .filter(([path]) => path.startsWith('/data'))
    .map(([path, content]) => [path.replace('/data', '/new'), content] as const);
  expect(new Map(copy)).toEqual(new Map(expected));
});
