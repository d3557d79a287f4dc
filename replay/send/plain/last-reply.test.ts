import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { HeadCache } from './head-cache.ts';
import { LastReply } from './last-reply.ts';
import { Malformed } from './reply-head.ts';
import type { ReadReply } from './read-reply.ts';
import { ReplyReader } from './reply-reader.ts';

const reply = (body: string, more = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n${more}\r\n${body}`;

function read(reader: ReplyReader, text: string, method = 'GET', cut = text.length): ReadReply | undefined {
  const bytes = Buffer.alloc(1024, 'x');
  reader.begin(method);
  for (const piece of [text.slice(0, cut), text.slice(cut)]) {
    if (piece === '') continue;
    bytes.fill('x').write(piece, 'latin1');
    const outcome = reader.read(bytes, piece.length);
    if (outcome instanceof Malformed) throw new Error(outcome.message);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

test('a reply that comes again and again is read once, and one that differs in a byte is not it', () => {
  const reader = new ReplyReader(new HeadCache('http://self'), new LastReply());
  const bodies = Array.from({ length: 6 }, () => read(reader, reply('abc'))?.body);
  // the first one brings a new head, two more make it frequent
  expect(bodies[5]).toBe(bodies[4]);
  expect(read(reader, reply('abd'))?.body).toMatchObject({ came: 'abd' });
  expect(read(reader, reply('abc'))?.body).toMatchObject({ came: 'abc' });
});

test('the reply to a HEAD is no whole reply to a GET', () => {
  const reader = new ReplyReader(new HeadCache('http://self'), new LastReply());
  const head = reply('abc').slice(0, -3);
  for (let times = 0; times < 6; times += 1)
    expect(read(reader, head, 'HEAD')?.body).toMatchObject({ came: '' });
  expect(read(reader, reply('abc'), 'GET', head.length)?.body).toMatchObject({ came: 'abc' });
  expect(read(reader, head)).toBeUndefined();
});

test('whatever came before, a reply is read as if it came alone', () => {
  const texts = [
    reply(''),
    reply('abc'),
    reply('abd'),
    reply('abc', 'Connection: close\r\n'),
    `${reply('abc')}rest`,
    'HTTP/1.1 204 No Content\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    `HTTP/1.1 100 Continue\r\n\r\n${reply('abc')}`,
  ];
  const asked = tuple(constantFrom(...texts), constantFrom(1, 1, 1, 4), nat(90));
  assert(
    property(array(asked, { maxLength: 12 }), (all) => {
      const reader = new ReplyReader(new HeadCache('http://self'), new LastReply());
      for (const [text, times, at] of all) {
        for (let nth = 0; nth < times; nth += 1) {
          const cut = nth === 0 ? at : text.length;
          const alone = new ReplyReader(new HeadCache('http://self'), new LastReply());
          expect(read(reader, text, 'GET', cut)).toEqual(read(alone, text, 'GET', cut));
        }
      }
    }),
  );
});
