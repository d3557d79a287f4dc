import { anyTime } from '../any-time.ts';
import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { withoutPort } from '../client-address.ts';
import { goDuration } from '../go-duration.ts';
import { HeaderFields } from '../header-fields.ts';
import { amountIn, amountOf, asFields, fieldsIn, textIn, type Fields } from '../json-fields.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { requestOf } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/**
 * Caddy writes a line when a request has ended. All request headers are there; private ones as `REDACTED`
 * unless it logs credentials. Its other loggers write to the same place, and errors repeat the request.
 */
export const caddyJson: Reader = lineReader({
  format: 'caddy-json',
  title: 'Caddy access log (JSON lines)',
  recognizes: (head) => headLines(head).some((line) => isAccessLine(fieldsIn(line))),
  readLine: (line, at) => parseLine(line.content, at),
  example: {
    text: [
      '{"level":"info","ts":1772410501.5,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"203.0.113.7","remote_port":"41342","client_ip":"198.51.100.4","proto":"HTTP/2.0","method":"GET","host":"ads.example","uri":"/api/ads?size=2","headers":{"Accept":["text/html","*/*"],"Cookie":["REDACTED"],"User-Agent":["curl/8"]},"tls":{"version":772}},"bytes_read":0,"user_id":"","duration":0.25,"size":512,"status":200,"resp_headers":{"Content-Type":["text/html"]}}',
      'caddy-1  | {"level":"error","ts":"2026-03-02T00:15:02.000Z","logger":"http.log.access","msg":"NOP","request":{"remote_addr":"[2001:db8::7]:1234","proto":"HTTP/1.1","method":"HEAD","host":"ads.example","uri":"/"},"duration":"50ms","size":0,"status":502}',
      '{"level":"info","ts":1772410503,"logger":"http.log.access","msg":"handled request","request":{"method":"GET","host":"ads.example","uri":"/slow"},"status":0}',
      '{"level":"error","ts":1772410503.5,"logger":"http.log.error","msg":"dial tcp: refused","request":{"method":"HEAD","host":"ads.example","uri":"/"},"duration":0.05,"status":502}',
      '{"level":"info","ts":1772410500.1,"logger":"tls","msg":"cleaning storage unit"}',
      'caddy-1  | using config from file',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: { accept: 'text/html, */*', 'user-agent': 'curl/8' },
        droppedHeaders: ['cookie'],
        client: '198.51.100.4',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockRule: 'end',
        clockResolutionMs: 1,
        durationMs: 250,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        host: 'ads.example',
        scheme: 'http',
        headers: {},
        client: '2001:db8::7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 950),
        clockRule: 'end',
        clockResolutionMs: 1,
        durationMs: 50,
        status: 502,
        replyBytes: 0,
      },
      {
        method: 'GET',
        target: '/slow',
        host: 'ads.example',
        scheme: 'http',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
      },
      { unusable: 'not-an-access-line' },
      { unusable: 'not-an-access-line' },
      { unusable: 'unreadable-line' },
    ],
  },
});

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const fields = fieldsIn(line);
  if (fields === undefined) return { source, unusable: 'unreadable-line' };
  if (!isAccessLine(fields)) return { source, unusable: 'not-an-access-line' };
  const request = asFields(fields['request']);
  const asked = requestOf(textIn(request, 'method') ?? '', textIn(request, 'uri') ?? '');
  if ('unusable' in asked) return { source, unusable: asked.unusable };
  const ended = anyTime(textIn(fields, 'ts'));
  const durationMs = durationIn(fields);
  return {
    source,
    method: asked.method,
    target: asked.target,
    host: textIn(request, 'host'),
    scheme: request['tls'] === undefined ? 'http' : 'https',
    ...headersIn(request),
    client: textIn(request, 'client_ip', 'remote_ip') ?? withoutPort(textIn(request, 'remote_addr')),
    startedAtMs: ended && ended.ms - (durationMs ?? 0),
    clockRule: ended && (durationMs === undefined ? 'unknown' : 'end'),
    clockResolutionMs: ended?.resolutionMs,
    durationMs,
    status: knownStatus(amountIn(fields, 'status')),
    replyBytes: amountIn(fields, 'size'),
  };
}

function isAccessLine(fields: Fields | undefined): fields is Fields {
  const request = asFields(fields?.['request']);
  const logger = fields?.['logger'];
  const isAccessLog =
    typeof logger === 'string' ? logger.startsWith('http.log.access') : 'status' in (fields ?? {});
  return isAccessLog && typeof request['method'] === 'string' && typeof request['uri'] === 'string';
}

/** Seconds, or a text as Go writes it. */
function durationIn(fields: Fields): number | undefined {
  const text = textIn(fields, 'duration');
  const seconds = amountOf(text);
  if (seconds !== undefined) return Math.round(seconds * 1e6) / 1e3;
  return text === undefined ? undefined : goDuration(text);
}

function headersIn(request: Fields): ReturnType<HeaderFields['close']> {
  const headers = new HeaderFields();
  for (const [name, values] of Object.entries(asFields(request['headers']))) {
    if (!Array.isArray(values)) continue;
    for (const value of values) if (typeof value === 'string') headers.add(name, value);
  }
  return headers.close();
}
