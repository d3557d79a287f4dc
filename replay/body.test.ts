import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReceivedBody, sameBody, type Body } from './body.ts';
import { replyFromPlain, replyToPlain, type PlainReply } from './plain-reply.ts';
import type { CompleteReply, Reply } from './reply.ts';

const text = '{"city":"上海"}';
const body = (raw: Buffer | string, encoding?: string, origin?: string): ReceivedBody =>
  new ReceivedBody(Buffer.from(raw), { encoding, origin });

const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd];

/** A frame of one block that is not packed; below 256 bytes. */
function zstd(content: Buffer): Buffer {
  const block = 1 | (content.length << 3);
  return Buffer.concat([
    Buffer.from([...zstdMagic, 0x20, content.length, block & 255, block >> 8, 0]),
    content,
  ]);
}

/** A frame of so many blocks that each repeat one byte 128 Ki times. */
function zstdBomb(blocks: number): Buffer {
  const block = (isLast: 0 | 1): number[] => [isLast | 2, 0, 0x10, 0x41];
  const all = Array.from({ length: blocks }, (_, nth) => block(nth === blocks - 1 ? 1 : 0));
  return Buffer.from([...zstdMagic, 0, 0x38, ...all.flat()]);
}

describe('a body', () => {
  test.each<[string, Buffer, string | undefined]>([
    ['plain', Buffer.from(text), undefined],
    ['gzip', gzipSync(text), 'gzip'],
    ['gzip by its old name', gzipSync(text), 'X-GZIP'],
    ['brotli', brotliCompressSync(text), 'br'],
    ['deflate', deflateSync(text), 'deflate'],
    ['deflate without header', deflateRawSync(text), 'deflate'],
    ['two on top of each other', brotliCompressSync(gzipSync(text)), 'gzip, br'],
    ['zstd', zstd(Buffer.from(text)), 'zstd'],
    ['identity', Buffer.from(text), 'identity'],
  ])('%s is its text', (_name, raw, encoding) => {
    expect(body(raw, encoding)).toMatchObject({ text, bytes: Buffer.byteLength(text), sha256: undefined });
  });

  test.each<[string, Buffer, string | undefined]>([
    ['bytes', Buffer.from([0xff, 0xd8, 0xff]), undefined],
    ['a NUL', Buffer.from('a\0b'), undefined],
    ['what claims to be gzip', Buffer.from([1, 0, 3]), 'gzip'],
    ['an unknown encoding', Buffer.from([1, 0, 3]), 'dcb'],
    ['a name that objects inherit', Buffer.from([1, 0, 3]), 'constructor'],
    ['too many layers', gzipSync(gzipSync(gzipSync(gzipSync('x')))), 'gzip, gzip, gzip, gzip'],
    ['what would grow beyond all bounds', gzipSync(Buffer.alloc(40 << 20)), 'gzip'],
    ['zstd that would grow beyond all bounds', zstdBomb(320), 'zstd'],
    ['zstd cut short', zstd(Buffer.from(text)).subarray(0, 12), 'zstd'],
  ])('%s is a digest of what came', (_name, raw, encoding) => {
    const sha256 = createHash('sha256').update(raw).digest('hex');
    expect(body(raw, encoding)).toMatchObject({ text: undefined, bytes: raw.length, sha256 });
  });

  test('an empty one is empty text, whatever it claims', () => {
    expect(body('', 'gzip')).toMatchObject({ text: '', bytes: 0 });
  });

  test('links to its own group are relative', () => {
    expect(body('<a href="http://a:1/x">', undefined, 'http://a:1').text).toBe('<a href="/x">');
  });
});

describe('two bodies', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0]);
  test.each<[string, Body, Body, boolean]>([
    ['equal bytes', body(text), body(text), true],
    ['equal bytes that are no text', body(jpeg), body(jpeg), true],
    ['other bytes', body(text), body('{}'), false],
    ['other bytes that are no text', body(jpeg), body(Buffer.from([0xff, 0xd9, 0])), false],
    ['one content, two encodings', body(gzipSync(text), 'gzip'), body(brotliCompressSync(text), 'br'), true],
    [
      'one content, packed twice',
      body(gzipSync(text, { level: 1 }), 'gzip'),
      body(gzipSync(text, { level: 9 }), 'gzip'),
      true,
    ],
    ['equal bytes, one of them packed', body(gzipSync(text), 'gzip'), body(gzipSync(text)), false],
    [
      'each with links to itself',
      body('http://a/x', undefined, 'http://a'),
      body('http://b/x', undefined, 'http://b'),
      true,
    ],
    ['too large to keep, equal', { bytes: 9, sha256: 'a' }, { bytes: 9, sha256: 'a' }, true],
    ['too large to keep, not equal', { bytes: 9, sha256: 'a' }, { bytes: 9, sha256: 'b' }, false],
    ['text and none', body(text), { bytes: 9, sha256: 'b' }, false],
    ['none and text', { bytes: 9, sha256: 'b' }, body(text), false],
  ])('%s', (_name, a, b, same) => expect([sameBody(a, b), sameBody(b, a)]).toEqual([same, same]));

  test('that are equal are not decoded', () => {
    const [a, b] = [body(gzipSync(text), 'gzip'), body(gzipSync(text), 'gzip')];
    for (const one of [a, b]) {
      Object.defineProperty(one, 'content', { get: () => expect.unreachable('was decoded') });
    }
    expect(sameBody(a, b)).toBe(true);
  });
});

test('a reply survives a file', () => {
  const there = (reply: Reply): Reply => {
    const chunks: Buffer[] = [];
    const plain = JSON.parse(JSON.stringify(replyToPlain(reply, chunks))) as PlainReply;
    return replyFromPlain(plain, chunks);
  };
  assert(
    property(uint8Array(), (bytes) => {
      const received = new ReceivedBody(Buffer.from(bytes), { encoding: 'br', origin: 'http://a' });
      const reply = {
        status: 200,
        headers: { 'set-cookie': ['a=1'] },
        body: received,
        latencyUs: 3,
        lateUs: 1,
      };
      const again = there(reply) as CompleteReply;
      expect(again).toEqual(reply);
      expect([again.body.text, again.body.sha256]).toEqual([received.text, received.sha256]);
    }),
  );
  const large = { status: 200, headers: {}, body: { bytes: 1e8, sha256: 'ab' }, latencyUs: 3 };
  expect(there(large)).toEqual(large);
  const failed = { failed: 'timeout', message: 'late', latencyUs: 3 } as const;
  expect(there(failed)).toEqual(failed);
});
