import { createHash } from 'node:crypto';
import { array, assert, nat, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadCache } from './head-cache.ts';
import { LastReply } from './last-reply.ts';
import { Malformed } from './reply-head.ts';
import type { ReadReply } from './read-reply.ts';
import { ReplyReader } from './reply-reader.ts';

const ok = 'HTTP/1.1 200 OK\r\n';

/** What comes of the bytes when they are cut at `cuts` and the connection then ends. */
function outcomeOf(
  text: string,
  { method = 'GET', cuts = [] as readonly number[] } = {},
): ReadReply | Malformed {
  const reader = new ReplyReader(new HeadCache('http://self'), new LastReply());
  reader.begin(method);
  const bytes = Buffer.from(text, 'latin1');
  const shared = Buffer.alloc(64 * 1024, '\r\n\r\n');
  const ends = cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    if (end <= from) continue;
    bytes.copy(shared, 0, from, end);
    const read = reader.read(shared, end - from);
    shared.fill('\r\n\r\n');
    from = end;
    if (read instanceof Malformed) return read;
    // what follows in the same piece shows in isReusable, what follows later is the connection's affair
    if (read !== undefined) return read;
  }
  return reader.end();
}

const brief = (read: ReadReply | Malformed): string =>
  read instanceof Malformed
    ? `refused: ${read.message}`
    : `${read.head.status} ${JSON.stringify(read.body.text ?? read.body.sha256)} ${read.isReusable ? 'stays' : 'closes'}`;

describe('framing', () => {
  test.each<[string, string, string]>([
    ['content-length', `${ok}Content-Length: 3\r\n\r\nabc`, '200 "abc" stays'],
    ['content-length 0', `${ok}Content-Length: 0\r\n\r\n`, '200 "" stays'],
    [
      'chunks',
      `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n`,
      '200 "abcde" stays',
    ],
    [
      'chunks with a trailer',
      `${ok}Transfer-Encoding: Chunked\r\n\r\n0A\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n`,
      '200 "0123456789" stays',
    ],
    ['until the end', `${ok}\r\nabc`, '200 "abc" closes'],
    ['nothing until the end', `${ok}\r\n`, '200 "" closes'],
    ['204', 'HTTP/1.1 204 No Content\r\n\r\n', '204 "" stays'],
    [
      '304 that says how long the page is',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n',
      '304 "" stays',
    ],
    ['no reason', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', '200 "" stays'],
    ['connection: close', `${ok}Connection: Close\r\nContent-Length: 1\r\n\r\na`, '200 "a" closes'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na', '200 "a" closes'],
    [
      'HTTP/1.0 that stays',
      'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na',
      '200 "a" stays',
    ],
    [
      '1xx before it',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${ok}Content-Length: 1\r\n\r\na`,
      '200 "a" stays',
    ],
    ['a body like a head', `${ok}Content-Length: 4\r\n\r\n\r\n\r\n`, '200 "\\r\\n\\r\\n" stays'],
  ])('%s', (_name, text, expected) => expect(brief(outcomeOf(text))).toBe(expected));

  test.each<[string, string, RegExp]>([
    ['nothing', '', /ended early/],
    ['not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', /not an HTTP reply/],
    ['another version', 'HTTP/2 200 OK\r\n\r\n', /not an HTTP reply/],
    ['a status that is none', 'HTTP/1.1 20 OK\r\n\r\n', /not an HTTP reply/],
    ['a head cut short', `${ok}Content-Le`, /ended early/],
    ['a body cut short', `${ok}Content-Length: 3\r\n\r\nab`, /ended early/],
    ['chunks cut short', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n`, /ended early/],
    ['two lengths', `${ok}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`, /content-length/],
    ['the same length twice', `${ok}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`, /content-length/],
    ['a signed length', `${ok}Content-Length: +3\r\n\r\nabc`, /content-length/],
    ['a huge length', `${ok}Content-Length: 9999999999999999\r\n\r\nabc`, /content-length/],
    ['length and chunks', `${ok}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /both/],
    ['an unknown transfer', `${ok}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, /transfer-encoding/],
    [
      'chunks of HTTP/1.0',
      'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      /transfer-encoding/,
    ],
    ['a folded header', `${ok}X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n`, /header line/],
    ['a space before the colon', `${ok}Content-Length : 0\r\n\r\n`, /header line/],
    ['a header without a name', `${ok}: 0\r\n\r\n`, /header line/],
    ['a lone line feed', `${ok}X-A: b\nContent-Length: 0\r\n\r\n`, /header line/],
    ['a control character', `${ok}X-A: b\x00\r\n\r\n`, /header line/],
    ['a chunk size that is none', `${ok}Transfer-Encoding: chunked\r\n\r\n-1\r\n`, /chunk size/],
    ['a chunk longer than it says', `${ok}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`, /longer/],
    [
      'a chunk line that does not end',
      `${ok}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(5000)}`,
      /endless/,
    ],
    [
      'an end that a 1xx reply tells',
      `HTTP/1.1 100 Continue\r\nConnection: close\r\n\r\n${ok}Content-Length: 0\r\n\r\n`,
      /1xx/,
    ],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', /another protocol/],
    ['endless headers', `${ok}${'X-A: b\r\n'.repeat(10_000)}\r\n`, /64 KiB/],
    ['endless 1xx', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(4000), /64 KiB/],
    [
      'endless trailers',
      `${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n${'X-A: b\r\n'.repeat(10_000)}\r\n`,
      /64 KiB/,
    ],
  ])('%s is refused', (_name, text, message) => {
    const cuts = Array.from({ length: Math.floor(text.length / 50_000) }, (_, nth) => (nth + 1) * 50_000);
    expect(brief(outcomeOf(text, { cuts }))).toMatch(message);
  });

  test('HEAD has no body, whatever its head says', () => {
    const lengths = ['Content-Length: 3', 'Transfer-Encoding: chunked', 'X-A: b'];
    for (const length of lengths) {
      expect(brief(outcomeOf(`${ok}${length}\r\n\r\n`, { method: 'HEAD' }))).toBe('200 "" stays');
    }
  });

  test('what follows the reply closes the connection', () => {
    expect(brief(outcomeOf(`${ok}Content-Length: 1\r\n\r\nabc`))).toBe('200 "a" closes');
    expect(brief(outcomeOf(`${ok}Content-Length: 1\r\n\r\nabc`, { method: 'HEAD' }))).toBe('200 "" closes');
    expect(brief(outcomeOf(`${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1`))).toBe(
      '200 "" closes',
    );
  });
});

describe('headers', () => {
  const headersOf = (lines: string): unknown => {
    const read = outcomeOf(`${ok}${lines}Content-Length: 0\r\n\r\n`);
    return read instanceof Malformed ? read : { ...read.head.headers };
  };

  test('names in lower case, values trimmed, repeated ones as a list', () => {
    expect(
      headersOf('X-A:\t b \r\nSet-Cookie: a=1\r\nSet-cookie: b=2\r\nEmpty:\r\n__proto__: x\r\n'),
    ).toEqual({
      'x-a': 'b',
      'set-cookie': ['a=1', 'b=2'],
      empty: '',
      ['__proto__']: 'x',
      'content-length': '0',
    });
  });

  test('a value is UTF-8 where it can be, else one character for each byte', () => {
    const utf8 = Buffer.from('上海').toString('latin1');
    expect(headersOf(`X-City: ${utf8}\r\nX-Old: caf\xe9\r\n`)).toMatchObject({
      'x-city': '上海',
      'x-old': 'café',
    });
  });

  test('a redirect to the own group is relative', () => {
    expect(headersOf('Location: http://self/a\r\n')).toMatchObject({ location: '/a' });
    expect(headersOf('Location: http://self.example/a\r\n')).toMatchObject({
      location: 'http://self.example/a',
    });
  });

  test('equal heads are one object', () => {
    const heads = new HeadCache('http://self');
    const bytes = Buffer.from('-HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n-');
    const first = heads.read(bytes, 1, bytes.length - 5);
    expect(first).toMatchObject({ head: { status: 200 }, bytes: bytes.subarray(1, -1) });
    expect(heads.read(bytes, 1, bytes.length - 5)).toBe(first);
    expect(heads.lastIn(bytes.subarray(1), bytes.length - 1)).toBe(first);
    expect(heads.lastIn(bytes.subarray(1), bytes.length - 3)).toBeUndefined();
    expect(heads.lastIn(Buffer.from(String(bytes.subarray(1)).replace('b', 'c')), 99)).toBeUndefined();
  });
});

describe('however the pieces are cut', () => {
  test.each<[string, string]>([
    ['content-length', `HTTP/1.1 100 Continue\r\n\r\n${ok}X-A: b\r\nContent-Length: 10\r\n\r\n0123456789`],
    [
      'chunks',
      `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\nX-B: c\r\n\r\n`,
    ],
    ['until the end', `${ok}X-A: b\r\n\r\nabc\r\n\r\n`],
    ['refused', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n`],
  ])('%s comes out the same', (_name, text) => {
    const whole = brief(outcomeOf(text));
    for (let cut = 1; cut < text.length; cut += 1)
      expect(brief(outcomeOf(text, { cuts: [cut] }))).toBe(whole);
    expect(brief(outcomeOf(text, { cuts: Array.from(text, (_, at) => at) }))).toBe(whole);
    assert(
      property(array(nat(text.length)), (cuts) => {
        expect(brief(outcomeOf(text, { cuts }))).toBe(whole);
      }),
    );
  });

  test('any body survives either framing', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), array(nat(400)), nat(20), (bytes, cuts, size) => {
        const body = Buffer.from(bytes).toString('latin1');
        const chunks = body.match(new RegExp(`[^]{1,${size + 1}}`, 'g')) ?? [];
        const chunked = [
          ...chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`),
          '0\r\n\r\n',
        ].join('');
        for (const text of [
          `${ok}Content-Length: ${body.length}\r\n\r\n${body}`,
          `${ok}Transfer-Encoding: chunked\r\n\r\n${chunked}`,
          `${ok}\r\n${body}`,
        ]) {
          const read = outcomeOf(text, { cuts });
          expect(read).not.toBeInstanceOf(Malformed);
          expect((read as ReadReply).body).toMatchObject({ came: body });
        }
      }),
    );
  });
});

test('a body above the bound is a digest, of the same bytes', () => {
  const piece = Buffer.alloc(64 * 1024, 'ab');
  const pieces = 200;
  for (const framing of [`Content-Length: ${piece.length * pieces}\r\n`, '']) {
    const reader = new ReplyReader(new HeadCache('http://self'), new LastReply());
    reader.begin('GET');
    const hash = createHash('sha256');
    let read = reader.read(Buffer.from(`${ok}${framing}\r\n`), ok.length + framing.length + 2);
    for (let nth = 0; nth < pieces; nth += 1) {
      hash.update(piece);
      read = reader.read(piece, piece.length);
    }
    const { body } = (read ?? reader.end()) as ReadReply;
    expect(body).toEqual({ bytes: piece.length * pieces, sha256: hash.digest('hex') });
  }
});
