import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isZip, unzip } from './unzip.ts';

interface Packed {
  readonly name: string;
  readonly content: Buffer;
  /** What the archive says, where it lies. */
  readonly size?: number;
}

/** A small archive, by the format's own description (APPNOTE 4.3). */
function zip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size = content.length } of files) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), shared, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

const all = (): boolean => true;
const read = (content: Buffer) => unzip({ name: 'export.zip', content }, all);
const file = (name: string, text: string, size?: number): Packed => ({
  name,
  content: Buffer.from(text),
  ...(size !== undefined && { size }),
});

test('the files of an archive', async () => {
  const archive = zip([file('shop/order', 'a: 1'), file('shop/x.yaml', 'b: 2'), file('shop/dir/', '')]);
  expect(isZip(archive)).toBe(true);
  expect((await read(archive)).map(({ name, content }) => [name, String(content)])).toEqual([
    ['shop/order', 'a: 1'],
    ['shop/x.yaml', 'b: 2'],
  ]);
  expect(
    await unzip({ name: 'export.zip', content: archive }, (name) => name.endsWith('.yaml')),
  ).toHaveLength(1);
});

test.each([
  ['one that says it is huge', zip([file('a', 'x', 3_000_000_000)]), /larger than 64 MiB/],
  ['one that says it is small', zip([file('a', 'x'.repeat(1_000_000), 10)]), /too many bytes/],
  [
    'more files than configuration has',
    zip(Array.from({ length: 10_001 }, (_, i) => file(`a${i}`, ''))),
    /more than 10000 files/,
  ],
  ['a way out of its folder', zip([file('../../etc/passwd', 'x')]), /invalid relative path/],
  ['one that is cut', zip([file('a', 'x')]).subarray(0, 40), /cannot be read/],
])('refused: %s', async (_, archive, reason) => {
  await expect(read(archive)).rejects.toMatchObject({
    code: 'input-unreadable',
    where: 'export.zip',
    message: expect.stringMatching(reason) as string,
  });
});
