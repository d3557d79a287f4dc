import { classicElbFormat } from '../log-format/aws.ts';
import { LineCursor } from '../line-cursor.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/** 15 fields, or 12 of older days; the request is an absolute URL, and `- - - ` where a listener only moves bytes. */
export const awsElb: Reader = lineReader({
  format: 'aws-elb',
  title: 'AWS Classic Load Balancer access log',
  recognizes: (head) =>
    headLines(head).some(
      (line) => /^\d{4}-\d\d-\d\dT/.test(line) && classicElbFormat.fits(LineCursor.at(line)),
    ),
  readLine: (line, at, wants) => classicElbFormat.parse(line, at, wants),
  example: {
    text: [
      '2026-03-02T00:15:05.945958Z ads 203.0.113.7:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://ads.example:8080/?size=2 HTTP/1.1" "curl/8" - -',
      '2026-03-02T00:15:06.945958Z ads 203.0.113.7:2817 - -1 -1 -1 503 0 0 0 "GET https://ads.example:443/ HTTP/1.1" "-" ECDHE-RSA-AES128-SHA TLSv1.2',
      '2026-03-02T00:15:07.945958Z ads 203.0.113.7:2817 10.0.0.1:80 0.001065 0.000015 0.000023 - - 57 502 "- - - " "-" - -',
      '2026-03-02T00:15:08.945958Z ads',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/?size=2',
        host: 'ads.example:8080',
        scheme: 'http',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 5, 945),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 1.178,
        status: 200,
        replyBytes: 29,
      },
      {
        method: 'GET',
        target: '/',
        host: 'ads.example',
        scheme: 'https',
        headers: {},
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6, 945),
        clockRule: 'start',
        clockResolutionMs: 1,
        status: 503,
        replyBytes: 0,
      },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
});
