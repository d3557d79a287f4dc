import { beginsWith, traefikClfFormat } from '../log-format/combined.ts';
import { lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/** Traefik's default format: combined, the number of the request, router, server and duration; stamps the start. */
export const traefikClf: Reader = lineReader({
  format: 'traefik-clf',
  title: 'Traefik access log, common log format',
  recognizes: (head) => beginsWith(traefikClfFormat, head),
  readLine: (line, at, wants) => traefikClfFormat.parse(line, at, wants),
  example: {
    text: [
      '203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET /api/ads?size=2 HTTP/2.0" 200 512 "https://ads.example/" "curl/8" 17 "ads@docker" "http://10.0.0.5:8080" 31ms',
      '203.0.113.8 - mei [02/Mar/2026:00:15:06 +0000] "HEAD /none HTTP/1.1" 404 19 - - 18 - - 0ms',
      '203.0.113.8 - - [02/Mar/2026:00:15:07 +0000] "GET / HTTP/1.1" 499 21 "-" "-" 19 "web@file" "http://10.0.0.6:80" 5000ms',
      'time="2026-03-02T00:15:08Z" level=info msg="Configuration loaded"',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        headers: { referer: 'https://ads.example/', 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 5),
        clockRule: 'start',
        clockResolutionMs: 1000,
        durationMs: 31,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/none',
        headers: {},
        client: '203.0.113.8',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6),
        clockRule: 'start',
        clockResolutionMs: 1000,
        durationMs: 0,
        status: 404,
        replyBytes: 19,
      },
      {
        method: 'GET',
        target: '/',
        headers: {},
        client: '203.0.113.8',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 7),
        clockRule: 'start',
        clockResolutionMs: 1000,
        durationMs: 5000,
        replyBytes: 21,
      },
      { unusable: 'unreadable-line' },
    ],
  },
});
