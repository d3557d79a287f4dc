import { albFormat } from '../log-format/aws.ts';
import { LineCursor } from '../line-cursor.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';

/**
 * 24 to 34 fields; the request is an absolute URL. The start is field 22, to the microsecond. Of the headers
 * only the user agent is logged.
 */
export const awsAlb: Reader = lineReader({
  format: 'aws-alb',
  title: 'AWS Application Load Balancer access log',
  recognizes: (head) =>
    headLines(head).some(
      (line) => /^(?:https?|h2|grpcs|wss?) /.test(line) && albFormat.fits(LineCursor.at(line)),
    ),
  readLine: (line, at, wants) => albFormat.parse(line, at, wants),
  example: {
    text: [
      'https 2026-03-02T00:15:05.186641Z app/ads/50dc6c495c0c9188 203.0.113.7:2817 10.0.0.1:80 0.001 0.048 0.002 200 200 34 366 "GET https://Ads.example:443/api/ads?size=2 HTTP/1.1" "curl/8" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/ads/73e2d6bc24d8a067 "Root=1-58337262-36d228ad5d99923122bbe354" "ads.example" "session-reused" 0 2026-03-02T00:15:05.135000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_dc57cebed65b444ebc8177bb698fe166 "-" "-" "-" 10.0.0.9',
      'h2 2026-03-02T00:15:06.186641Z app/ads/50dc6c495c0c9188 2001:db8:0:0:0:0:0:7:50599 - -1 -1 -1 502 - 34 0 "HEAD https://10.0.2.105:773?q=1 HTTP/2.0" "-" - - - "Root=1-58337262-36d228ad5d99923122bbe355" "-" "-" 1 2026-03-02T00:15:06.100000Z "forward" "-" "LambdaInvalidResponse"',
      'http 2026-03-02T00:15:07.216357Z app/ads/50dc6c495c0c9188 203.0.113.9:15070 - -1 -1 -1 400 - 0 272 "- http://ads.example:80- -" "-" - - - "-" "-" "-" - 2026-03-02T00:15:07.110000Z "-" "-" "-"',
      'http 2026-03-02T00:15:08.216357Z app/ads/50dc6c495c0c9188 203.0.113.9:15070 - -1 -1 -1 400 - 0',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 5, 135),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 51,
        status: 200,
        replyBytes: 366,
      },
      {
        method: 'HEAD',
        target: '/?q=1',
        host: '10.0.2.105:773',
        scheme: 'https',
        headers: {},
        client: '2001:db8:0:0:0:0:0:7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6, 100),
        clockRule: 'start',
        clockResolutionMs: 1,
        status: 502,
        replyBytes: 0,
      },
      { unusable: 'malformed-request' },
      { unusable: 'unreadable-line' },
    ],
  },
});
