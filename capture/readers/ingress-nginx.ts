import { beginsWith, ingressNginxFormat } from '../log-format/combined.ts';
import { lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/** The controller's default format: combined with the duration and the upstream, so that the start is known. */
export const ingressNginx: Reader = lineReader({
  format: 'ingress-nginx',
  title: 'ingress-nginx access log (upstreaminfo)',
  recognizes: (head) => beginsWith(ingressNginxFormat, head),
  readLine: (line, at, wants) => ingressNginxFormat.parse(line, at, wants),
  example: {
    text: [
      '203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET /api/ads?size=2 HTTP/2.0" 200 512 "https://ads.example/" "curl/8" 462 0.250 [shop-ads-8080] [] 10.0.0.5:8080 512 0.249 200 0123456789abcdef0123456789abcdef',
      '203.0.113.8 - mei [02/Mar/2026:00:15:06 +0000] "GET / HTTP/1.1" 502 150 "-" "-" 80 1.003 [shop-web-80] [] 10.0.0.5:80, 10.0.0.6:80 0, 0 1.000, 0.002 502, 502 0123456789abcdef0123456789abcde0',
      '203.0.113.8 - - [02/Mar/2026:00:15:07 +0000] "" 400 0 "-" "-" 0 0.000 [] [] - - - - 0123456789abcdef0123456789abcde1',
      '203.0.113.8 - - [02/Mar/2026:00:15:08 +0000] "GET /healthz HTTP/1.1" 200 0',
      'W0302 00:15:08.000000       7 controller.go:1112] Service "shop/web" does not have any active Endpoint.',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        headers: { referer: 'https://ads.example/', 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        upstream: 'shop-ads-8080',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 4, 750),
        clockRule: 'end',
        clockResolutionMs: 1000,
        durationMs: 250,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'GET',
        target: '/',
        headers: {},
        client: '203.0.113.8',
        upstream: 'shop-web-80',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 4, 997),
        clockRule: 'end',
        clockResolutionMs: 1000,
        durationMs: 1003,
        status: 502,
        replyBytes: 150,
      },
      { unusable: 'no-request' },
      {
        method: 'GET',
        target: '/healthz',
        headers: {},
        client: '203.0.113.8',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 8),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
        status: 200,
        replyBytes: 0,
      },
      { unusable: 'unreadable-line' },
    ],
  },
});
