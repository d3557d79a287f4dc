import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { envoyFormat, istioFormat } from '../log-format/envoy.ts';
import { LineCursor } from '../line-cursor.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader, Wants } from '../reader.ts';

/** Envoy's default text format and Istio's, told line by line. Code 0 means that the client left first. */
export const envoy: Reader = lineReader({
  format: 'envoy',
  title: 'Envoy or Istio access log as text',
  recognizes: (head) => headLines(head).some(fits),
  readLine: parseLine,
  example: {
    text: [
      '[2026-03-02T00:15:05.123Z] "GET /api/ads?size=2 HTTP/2" 200 - 0 512 31 30 "203.0.113.7" "curl/8" "cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2" "ads.example" "10.0.0.5:8080"',
      '[2026-03-02T00:15:06.123Z] "HEAD / HTTP/1.1" 0 DC 0 0 1002 - "-" "say "hi"" "-" "ads.example:8080" "-"',
      '[2026-03-02T00:15:07.123Z] "GET /api/ads HTTP/1.1" 503 UF,URX upstream_reset_before_response_started{connection_failure} - "TLS error: 268435581 : no 1" 0 91 12 - "-" "curl/8" "-" "ads.example" "10.0.0.6:8080" outbound|8080|preview|ads.shop.svc.cluster.local 10.0.0.9:1 10.0.0.6:8080 203.0.113.8:4711 - default',
      '[2026-03-02T00:15:08.123Z] "- - HTTP/1.1" 400 DPE 0 11 0 - "-" "-" "-" "-" "-"',
      '[2026-03-02 00:15:09.123][1][info][main] starting main dispatch loop',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 5, 123),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 31,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        host: 'ads.example:8080',
        headers: { 'user-agent': 'say "hi"' },
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 6, 123),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 1002,
        replyBytes: 0,
      },
      {
        method: 'GET',
        target: '/api/ads',
        host: 'ads.example',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.8',
        upstream: 'outbound|8080|preview|ads.shop.svc.cluster.local',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 7, 123),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 12,
        status: 503,
        replyBytes: 91,
      },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
});

function fits(text: string): boolean {
  const line = LineCursor.at(text);
  return formatOf(line).fits(line);
}

function parseLine(line: LineCursor, at: RecordSource, wants?: Wants): CaptureRecord {
  return formatOf(line).parse(line, at, wants);
}

function formatOf(line: LineCursor): typeof envoyFormat {
  return istioFormat.fits(line) ? istioFormat : envoyFormat;
}
