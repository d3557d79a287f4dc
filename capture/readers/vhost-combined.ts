import { beginsWith, vhostCombinedFormat } from '../log-format/combined.ts';
import { lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/** Apache's combined format with the name and port of the virtual host in front; stamps the start of a request. */
export const vhostCombined: Reader = lineReader({
  format: 'vhost-combined',
  title: 'Apache access log, vhost_combined format',
  recognizes: (head) => beginsWith(vhostCombinedFormat, head),
  readLine: (line, at, wants) => vhostCombinedFormat.parse(line, at, wants),
  example: {
    text: [
      'ads.example:443 203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET /api/ads HTTP/1.1" 200 512 "-" "curl/8"',
      'ads.example:8080 2001:db8::7 - mei [02/Mar/2026:00:15:06 +0000] "HEAD / HTTP/1.1" 304 - "https://ads.example/" "-"',
      '[2001:db8::1]:443 203.0.113.7 - - [02/Mar/2026:00:15:06 +0000] "GET / HTTP/1.1" 404 - "-" "-"',
      'ads.example:80 203.0.113.9 - - [02/Mar/2026:00:15:07 +0000] "-" 408 0 "-" "-"',
      '203.0.113.7 - - [02/Mar/2026:00:15:08 +0000] "GET / HTTP/1.1" 200 5',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads',
        host: 'ads.example',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 5),
        clockRule: 'start',
        clockResolutionMs: 1000,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        host: 'ads.example:8080',
        headers: { referer: 'https://ads.example/' },
        client: '2001:db8::7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6),
        clockRule: 'start',
        clockResolutionMs: 1000,
        status: 304,
      },
      {
        method: 'GET',
        target: '/',
        host: '[2001:db8::1]',
        headers: {},
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6),
        clockRule: 'start',
        clockResolutionMs: 1000,
        status: 404,
      },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
});
