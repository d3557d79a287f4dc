import { describe, expect, test } from 'vitest';
import type { CaptureRecord } from '../exchange.ts';
import { LineCursor } from '../line-cursor.ts';
import { apacheFormat } from './apache.ts';

const parse = (format: string, line: string): CaptureRecord =>
  apacheFormat(format).parse(LineCursor.at(line), { file: 'access.log', line: 1 });
const startedAt = Date.UTC(2026, 2, 2, 0, 15, 5);
const local = '02/Mar/2026:08:15:05 +0800';
const request = '"GET /ads HTTP/1.1"';

/** Only the members that a row names. */
function pick(record: CaptureRecord, like: object): object {
  const members = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(Object.keys(like).map((name) => [name, members.get(name)]));
}

describe('what the directives mean', () => {
  test.each<[string, string, object]>([
    [
      '%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i" %D',
      `ads.example:8443 2001:db8::7 - mei lin [${local}] ${request} 200 12 "-" "a \\"b\\"" 31500`,
      {
        host: 'ads.example:8443',
        client: '2001:db8::7',
        target: '/ads',
        headers: { 'user-agent': 'a "b"' },
        startedAtMs: startedAt,
        clockRule: 'start',
        durationMs: 31.5,
        status: 200,
        replyBytes: 12,
      },
    ],
    ['%D "%r"', `250000 ${request}`, { durationMs: 250 }],
    ['%T "%r"', `2 ${request}`, { durationMs: 2000 }],
    ['%T %{ms}T %{us}T "%r"', `2 2100 2100500 ${request}`, { durationMs: 2100.5 }],
    ['%{ms}T "%r"', `31 ${request}`, { durationMs: 31 }],
    ['%m %U%q %H %>s', 'GET /a b?q=1 HTTP/1.1 200', { target: '/a%20b?q=1', status: 200 }],
    ['%m %U %H %q', 'GET /ads HTTP/1.1 ?q=1', { target: '/ads?q=1' }],
    ['%m %U %H %q', 'GET /ads HTTP/1.1 ', { target: '/ads' }],
    ['%{Host}i %v "%r"', `a.example b.example ${request}`, { host: 'a.example' }],
    ['%s %>s "%r"', `302 200 ${request}`, { status: 200 }],
    ['%200,304>s %!500{X-Id}o "%r"', `- 17 ${request}`, { status: undefined, target: '/ads' }],
    ['%%%b%% %{NOTE}n "%r"', `%-% x y ${request}`, { replyBytes: undefined, target: '/ads' }],
    ['%a %{c}a "%r" %{Cookie}i', `10.0.0.1 10.0.0.2 ${request} a=1; b=2`, { client: '10.0.0.1' }],
    ['%^ti "%r"', `x ${request}`, { target: '/ads' }],
    ['%h "%r"', `1.2.3.4, 10.0.0.1 ${request}`, { client: '1.2.3.4, 10.0.0.1' }],
    ['%h "%r"', `{"log":"1.2.3.4 ${request}`, { unusable: 'unreadable-line' }],
  ])('%s ← %s', (format, line, like) => {
    expect(pick(parse(format, line), like)).toEqual(like);
  });
});

describe('times', () => {
  test.each<[string, string, object]>([
    ['%t', `[${local}]`, { startedAtMs: startedAt, clockRule: 'start', clockResolutionMs: 1000 }],
    ['%t', '[-]', { startedAtMs: undefined, clockRule: undefined }],
    [
      '%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t',
      '02/Mar/2026 08:15:05.250 +0800',
      { startedAtMs: startedAt + 250, clockRule: 'start', clockResolutionMs: 1 },
    ],
    [
      '%{%Y%m%d-%H%M%S}t.%{usec_frac}t',
      '20260302-001505.250500',
      { startedAtMs: startedAt + 250.5, clockResolutionMs: 1 },
    ],
    ['%{%F %R %z}t', '2026-03-01 19:15 -0500', { startedAtMs: startedAt - 5000, clockResolutionMs: 60_000 }],
    ['%{%A, %e %B %y %T %Z}t', 'Monday,  2 March 26 00:15:05 GMT', { startedAtMs: startedAt }],
    ['%{%d/%b/%Y:%H:%M:%S %z}t', local, { startedAtMs: startedAt, clockResolutionMs: 1000 }],
    ['%{sec}t', '1772410505', { startedAtMs: startedAt, clockResolutionMs: 1000 }],
    ['%{msec}t', '1772410505250', { startedAtMs: startedAt + 250, clockResolutionMs: 1 }],
    ['%{usec}t', '1772410505250500', { startedAtMs: startedAt + 250.5, clockResolutionMs: 1 }],
    ['%{begin:msec}t %{end:msec}t', '1772410505250 1772410506000', { startedAtMs: startedAt + 250 }],
    ['%{end}t', `[${local}]`, { startedAtMs: startedAt, clockRule: 'unknown' }],
    [
      '%{end:sec}t.%{end:msec_frac}t took %D',
      '1772410505.250 took 250000',
      { startedAtMs: startedAt, clockRule: 'end', clockResolutionMs: 1 },
    ],
    ['%{%T}t', '00:15:05', { startedAtMs: undefined }],
    ['%{%Y-%m-%dT%T%z}t', '2026-99-02T00:15:05+zzzz', { startedAtMs: undefined }],
  ])('%s ← %s', (format, line, like) => {
    const record = parse(`"%r" ${format}`, `${request} ${line}`);
    expect(pick(record, like)).toEqual(like);
    expect(record).toMatchObject({ target: '/ads' });
  });
});

test.each([
  `LogFormat "%h %l %u %t \\"%r\\" %>s %b" common`,
  `"%h %l %u %t \\"%r\\" %>s %b"`,
  `%h %l %u %t \\"%r\\" %>s %b`,
  `%h %l %u %t "%r" %>s %b`,
])('a format is taken as it stands in the configuration: %s', (format) => {
  expect(parse(format, `203.0.113.7 - - [${local}] ${request} 304 -`)).toMatchObject({
    client: '203.0.113.7',
    startedAtMs: startedAt,
    status: 304,
  });
});

test.each([
  ['%h %>s', 'The format has no request'],
  ['%m %>s', 'The format has no target'],
  ['%h%l "%r"', 'Nothing in the format separates %h from %l.'],
])('refuses %s', (format, what) => {
  expect(() => apacheFormat(format)).toThrow(what);
});
