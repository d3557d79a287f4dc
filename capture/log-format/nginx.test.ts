import { describe, expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import type { CaptureRecord } from '../exchange.ts';
import { LineCursor } from '../line-cursor.ts';
import { nginxFormat } from './nginx.ts';

const source = { file: 'access.log', line: 1 };
const parse = (format: string, line: string): CaptureRecord =>
  nginxFormat(format).parse(LineCursor.at(line), source);
const endedAt = Date.UTC(2026, 2, 2, 0, 15, 5);
const local = '02/Mar/2026:08:15:05 +0800';

/** Only the members that a row names. */
function pick(record: CaptureRecord, like: object): object {
  const members = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(Object.keys(like).map((name) => [name, members.get(name)]));
}

describe('what the variables mean', () => {
  test.each<[string, string, object]>([
    [
      '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" "$http_x_forwarded_for"',
      `203.0.113.7 - - [${local}] "GET /ads HTTP/1.1" 200 12 "-" "say \\x22hi\\x22" "10.0.0.1, 10.0.0.2"`,
      {
        method: 'GET',
        target: '/ads',
        client: '203.0.113.7',
        headers: { 'user-agent': 'say "hi"', 'x-forwarded-for': '10.0.0.1, 10.0.0.2' },
        startedAtMs: endedAt,
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        status: 200,
        replyBytes: 12,
      },
    ],
    [
      '$msec $request_time $time_local $request_method $scheme://$host$request_uri $status',
      `1772410505.250 0.125 ${local} GET https://my-app.example/http-status?a=1 304`,
      {
        target: '/http-status?a=1',
        host: 'my-app.example',
        scheme: 'https',
        startedAtMs: endedAt + 125,
        clockRule: 'end',
        clockResolutionMs: 1,
        durationMs: 125,
        status: 304,
      },
    ],
    [
      '[$time_iso8601] $host:$server_port ${request_method} $uri$is_args$args|$status',
      '[2026-03-02T08:15:05+08:00] ads.example:8443 GET /a b/caf\\xC3\\xA9?q=%20&r|200',
      { target: '/a%20b/caf%C3%A9?q=%20&r', host: 'ads.example:8443', startedAtMs: endedAt },
    ],
    ['$request_method $uri "$args" $status', 'HEAD /ads "-" 200', { method: 'HEAD', target: '/ads' }],
    ['$request_method $uri "$args" $status', 'GET /ads "size=2" 200', { target: '/ads?size=2' }],
    ['$request_method $uri?$args $status', 'GET /ads? 200', { target: '/ads' }],
    ['$http_host $host "$request"', 'a.example:81 a.example "GET / HTTP/1.1"', { host: 'a.example:81' }],
    [
      '"$request" $upstream_addr $upstream_response_time $upstream_status $msec',
      '"GET / HTTP/1.1" 10.0.0.1:80, unix:/tmp/s : [::1]:80 0.100, 0.020 : - 502, 200 : - 1772410505.250',
      { startedAtMs: endedAt + 130, durationMs: 120, clockRule: 'end' },
    ],
    [
      '"$request" $request_time $upstream_response_time $msec',
      '"GET / HTTP/1.1" 0.200 0.100 1772410505.000',
      { durationMs: 200, startedAtMs: endedAt - 200 },
    ],
    ['$remote_user [$time_local] $request', `mei [x] [${local}] GET / HTTP/1.1`, { startedAtMs: endedAt }],
    ['$request_method $uri $server_protocol $x', 'GET /a b HTTP/2.0 y', { target: '/a%20b' }],
    ['$my_own_variable "$request" $other', 'a "b "GET / HTTP/1.1" x y', { unusable: 'malformed-request' }],
    ['$request_id "$request" $status', '- "GET / HTTP/1.1" 499', { status: undefined }],
    ['"$request" $status', '"" 400', { unusable: 'no-request' }],
    ['"$request" $status', '"-" 400', { unusable: 'no-request' }],
    ['"$request" $status', '"GET / HTTP/1.1"', { unusable: 'unreadable-line' }],
    ['$request_method $request_uri $status', '- - 400', { unusable: 'no-request' }],
    ['"$request" $msec', '"GET / HTTP/1.1" -', { startedAtMs: undefined, clockRule: undefined }],
    ['"$request"', '"GET / HTTP/1.1" and what was added later', { target: '/' }],
  ])('%s ← %s', (format, line, like) => {
    expect(pick(parse(format, line), like)).toEqual(like);
  });
});

describe('escapes', () => {
  const json = 'escape=json {"request":"$request","agent":"$http_user_agent","took":$request_time}';

  test.each<[string, string, object]>([
    [json, '{"request":"GET /a\\"b HTTP/1.1","agent":"","took":0.1}', { target: '/a%22b', headers: {} }],
    [json, '{"request":"GET /é HTTP/1.1","agent":"\\t\\u0001","took":0}', { target: '/%C3%A9', headers: {} }],
    [
      json,
      '{"request":"GET / HTTP/1.1","agent":"é \\\\ \\"","took":0}',
      { headers: { 'user-agent': 'Ã© \\ "' } },
    ],
    [json, '{"request":"","agent":"","took":0}', { unusable: 'no-request' }],
    [
      'escape=none "$request" "$http_user_agent" $status',
      '"GET /\\x HTTP/1.1" "a "b" c\\" 200',
      { target: '/\\x', headers: { 'user-agent': 'a "b" c\\' } },
    ],
    [
      '"$request" "$http_user_agent" $status',
      '"GET / HTTP/1.1" "\\xE4\\x5C" 200',
      { headers: { 'user-agent': 'ä\\' } },
    ],
  ])('%s ← %s', (format, line, like) => {
    expect(pick(parse(format, line), like)).toEqual(like);
  });
});

test.each([
  `log_format main escape=default '$remote_addr "$request" '\n    '$status';`,
  `log_format main "$remote_addr \\"$request\\" $status";`,
  `'$remote_addr "$request" $status'`,
  ` $remote_addr "$request" $status `,
])('a format is taken as it stands in the configuration: %s', (format) => {
  expect(parse(format, '203.0.113.7 "GET / HTTP/1.1" 200')).toMatchObject({
    client: '203.0.113.7',
    target: '/',
    status: 200,
  });
});

test.each([
  ['$remote_addr $status', 'The format has no request'],
  ['$request_method $status', 'The format has no target'],
  ['$request_uri $status', 'The format has no request'],
  ['', 'The format has no request'],
  ['$remote_addr$status "$request"', 'Nothing in the format separates $remote_addr from $status.'],
])('refuses %s', (format, what) => {
  let error: unknown;
  try {
    nginxFormat(format);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(HarnessError);
  expect(error).toMatchObject({
    code: 'usage',
    message: expect.stringContaining(what),
    where: '--format',
  });
});

test('where only what decides is wanted, headers of a switch of protocol are still read', () => {
  const format = nginxFormat(
    '"$request" $status "$http_referer" "$http_upgrade" "$http_x_http_method_override"',
  );
  const line = LineCursor.at('"GET /live HTTP/1.1" 200 "https://ads.example/" "websocket" "DELETE"');
  const record = format.parse(line, source, 'what-decides');
  expect(record).toMatchObject({ target: '/live' });
  expect(pick(record, { headers: 0 })).toEqual({
    headers: { upgrade: 'websocket', 'x-http-method-override': 'DELETE' },
  });
});
