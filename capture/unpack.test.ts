import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { packingOf } from './unpack.ts';
import { zstdOf } from './zstd.test-support.ts';

const text = Array.from({ length: 9000 }, (_, n) => `line ${n * 7919}`).join('\n');

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Unpacked {
  readonly text: string;
  readonly isBroken: boolean;
}

/** Keeps the chunks to the end, so that one that is used again would be seen. */
async function unpack(bytes: Uint8Array, size = 1000): Promise<Unpacked> {
  const pieces: Uint8Array[] = [];
  const unpacked = packingOf(bytes)?.unpack(chunksOf(bytes, size), 64 * 1024) ?? chunksOf(bytes, size);
  let isBroken = false;
  try {
    for await (const piece of unpacked) pieces.push(piece);
  } catch {
    isBroken = true;
  }
  return { text: Buffer.concat(pieces).toString(), isBroken };
}

describe.each([
  ['gzip', gzipSync, gzipSync(text)],
  ['zstd', zstdOf, zstdOf(text)],
] as const)('%s', (name, pack, packed) => {
  test('is told by its first bytes', () => {
    expect(packingOf(packed)?.name).toBe(name);
    expect(packingOf(packed.subarray(0, 1))).toBeUndefined();
  });

  test.each([1, 7, 100_000])('is unpacked from chunks of %i bytes', async (size) => {
    const small = pack(text.slice(0, 5000));
    expect(await unpack(small, size)).toEqual({ text: text.slice(0, 5000), isBroken: false });
    expect(await unpack(packed, Math.max(size, 100))).toEqual({ text, isBroken: false });
  });

  test('packed pieces that were put together are one file', async () => {
    expect(await unpack(Buffer.concat([packed, pack('more')]))).toEqual({
      text: `${text}more`,
      isBroken: false,
    });
  });

  test('of a file that was cut off anywhere, what was unpacked is there, and the end is an error', async () => {
    for (let end = 11; end < packed.length; end += Math.ceil(packed.length / 150)) {
      const cut = await unpack(packed.subarray(0, end));
      expect(cut.isBroken).toBe(true);
      expect(text.startsWith(cut.text)).toBe(true);
    }
    const half = await unpack(packed.subarray(0, packed.length >> 1));
    expect(half.text.length).toBeGreaterThan(text.length / 3);
  });
});

/** Made by zstd 1.5.4, level 3, with a checksum: 600 equal lines. */
const fromZstd = Buffer.from('KLUv/QRYxQAAgGEgbGluZSBvZiBhIGxvZwoBANrK8HMJIDG2fQ==', 'base64');

test('what zstd itself packed is unpacked', async () => {
  expect(await unpack(fromZstd, 3)).toEqual({ text: 'a line of a log\n'.repeat(600), isBroken: false });
});

test('of what zstd packed, a changed byte anywhere is an error, or changes nothing', async () => {
  const sound = await unpack(fromZstd);
  const verdicts = new Set<boolean>();
  for (const [at, byte] of fromZstd.entries()) {
    for (const change of [1, 4, 128]) {
      const damaged = Buffer.from(fromZstd);
      damaged[at] = byte ^ change;
      const { text: found, isBroken } = await unpack(damaged);
      if (at >= 4) verdicts.add(isBroken || found === sound.text);
    }
  }
  expect([...verdicts]).toEqual([true]);
});

test('a wrong checksum alone is an error, and what came before is there', async () => {
  const damaged = Buffer.from(fromZstd);
  damaged[damaged.length - 1]! ^= 1;
  expect(await unpack(damaged)).toEqual({ text: 'a line of a log\n'.repeat(600), isBroken: true });
});

test('frames that hold something else are skipped, and rubbish behind a frame is an error', async () => {
  const other = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const several = await unpack(Buffer.concat([fromZstd, other, fromZstd, other]), 5);
  expect(several).toEqual({ text: 'a line of a log\n'.repeat(1200), isBroken: false });
  expect((await unpack(Buffer.concat([fromZstd, Buffer.from('rubbish')]))).isBroken).toBe(true);
});

test('a frame that is skipped may stand first, as pzstd has it', async () => {
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 0]);
  expect(await unpack(Buffer.concat([skipped, fromZstd]), 7)).toEqual({
    text: 'a line of a log\n'.repeat(600),
    isBroken: false,
  });
});

test.each([100, 100_000])(
  'zeros may follow gzip data, but nothing after them, in chunks of %i',
  async (size) => {
    const [some, zeros] = [gzipSync('some'), Buffer.alloc(300)];
    expect(await unpack(Buffer.concat([some, zeros]), size)).toEqual({ text: 'some', isBroken: false });
    const both = Buffer.concat([some, zeros, gzipSync('more')]);
    expect(await unpack(both, size)).toEqual({ text: 'some', isBroken: true });
  },
);

test('plain text is not taken for packed', () => {
  expect(packingOf(Buffer.from('203.0.113.7 - -'))).toBeUndefined();
});
