import { beginsWith, combinedFormat } from '../log-format/combined.ts';
import { lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/**
 * `client ident user [time] "request" status bytes`, then perhaps `"referer" "user agent"` and fields of
 * the user's own, which are not looked at. Apache stamps the start and nginx the end of a request; the
 * line does not say which, so its time is taken as the start, good to one second.
 */
export const combined: Reader = lineReader({
  format: 'combined',
  title: 'nginx or Apache access log, common or combined format',
  recognizes: (head) => beginsWith(combinedFormat, head),
  readLine: (line, at, wants) => combinedFormat.parse(line, at, wants),
  example: {
    text: [
      '203.0.113.7 - - [02/Mar/2026:08:15:01 +0800] "GET /api/ads?size=2 HTTP/1.1" 200 512 "https://ads.example/list" "Mozilla/5.0 (X11)"',
      '2001:db8::7 - mei lin [02/Mar/2026:00:15:02 +0000] "HEAD /caf\\xC3\\xA9?q=\\x22a\\x22 HTTP/2.0" 499 0 "-" "say \\x22hi\\x22" "10.0.0.1" rt=0.020',
      '203.0.113.7 - - [02/Mar/2026:00:15:03 +0000] "POST /api/ads HTTP/1.1" 201 -',
      '203.0.113.8 - - [02/Mar/2026:00:15:03 +0000] "GET / HTTP/1.1" 304 - "-" "a \\"quoted\\" agent" "b"',
      '203.0.113.9 - - [02/Mar/2026:00:15:03 +0000] "\\x16\\x03\\x01\\x02\\x00\\x01" 400 150 "-" "-"',
      '203.0.113.9 - - [02/Mar/2026:00:15:04 +0000] "-" 408 0 "-" "-"',
      '2026/03/02 00:15:05 [error] 31#31: *3 open() failed',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        headers: { referer: 'https://ads.example/list', 'user-agent': 'Mozilla/5.0 (X11)' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/caf%C3%A9?q=%22a%22',
        headers: { 'user-agent': 'say "hi"' },
        client: '2001:db8::7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 2),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        replyBytes: 0,
      },
      {
        method: 'POST',
        target: '/api/ads',
        headers: {},
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        status: 201,
      },
      {
        method: 'GET',
        target: '/',
        headers: { 'user-agent': 'a "quoted" agent' },
        client: '203.0.113.8',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        status: 304,
      },
      { unusable: 'tls-bytes' },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
});
