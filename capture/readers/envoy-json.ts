import { anyTime } from '../any-time.ts';
import { withoutPort } from '../client-address.ts';
import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { HeaderFields } from '../header-fields.ts';
import { amountIn, fieldsIn, textIn, type Fields } from '../json-fields.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { requestOf } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/** Envoy has no JSON format of its own; these are the keys that Istio gives it. Times are starts, in ms. */
export const envoyJson: Reader = lineReader({
  format: 'envoy-json',
  title: 'Envoy or Istio access log (JSON lines with the keys of Istio)',
  recognizes: (head) => headLines(head).some((line) => isAccessLine(fieldsIn(line))),
  readLine: (line, at) => parseLine(line.content, at),
  example: {
    text: [
      '{"start_time":"2026-03-02T00:15:01.250Z","method":"GET","path":"/api/ads?size=2","protocol":"HTTP/1.1","response_code":200,"response_flags":"-","bytes_received":0,"bytes_sent":512,"duration":31,"upstream_service_time":"30","x_forwarded_for":"203.0.113.7","user_agent":"curl/8","request_id":"5f1c","authority":"ads.example","upstream_host":"10.0.0.8:8080","upstream_cluster":"inbound|8080||","downstream_remote_address":"10.0.0.7:41342","requested_server_name":null,"route_name":"default"}',
      '{"start_time":"2026-03-02T00:15:02.000Z","method":"HEAD","path":"/","response_code":"0","response_flags":"DC","duration":"1500","bytes_sent":"0","user_agent":"-","authority":"-","downstream_remote_address":"[2001:db8::7]:41342"}',
      '{"start_time":"2026-03-02T00:15:03.000Z","method":null,"path":null,"protocol":null,"response_code":0,"response_flags":"UH","duration":0}',
      '{"level":"info","time":"2026-03-02T00:15:00.000Z","scope":"cache","msg":"generated new workload certificate"}',
      '2026-03-02T00:15:00.000Z info Envoy proxy is ready',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        headers: { 'user-agent': 'curl/8', 'x-forwarded-for': '203.0.113.7', 'x-request-id': '5f1c' },
        client: '10.0.0.7',
        upstream: 'inbound|8080||',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 31,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        headers: {},
        client: '2001:db8::7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 2),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 1500,
        replyBytes: 0,
      },
      { unusable: 'no-request' },
      { unusable: 'not-an-access-line' },
      { unusable: 'unreadable-line' },
    ],
  },
});

const headerKeys = {
  'user-agent': 'user_agent',
  'x-forwarded-for': 'x_forwarded_for',
  'x-request-id': 'request_id',
} as const;

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const fields = fieldsIn(line);
  if (fields === undefined) return { source, unusable: 'unreadable-line' };
  if (!isAccessLine(fields)) return { source, unusable: 'not-an-access-line' };
  const method = textIn(fields, 'method');
  const target = textIn(fields, 'path');
  if (method === undefined || target === undefined) return { source, unusable: 'no-request' };
  const request = requestOf(method, target);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const started = anyTime(textIn(fields, 'start_time'));
  return {
    source,
    method: request.method,
    target: request.target,
    host: textIn(fields, 'authority'),
    headers: headersIn(fields),
    client: withoutPort(textIn(fields, 'downstream_remote_address')),
    upstream: textIn(fields, 'upstream_cluster'),
    startedAtMs: started?.ms,
    clockRule: started && 'start',
    clockResolutionMs: started?.resolutionMs,
    durationMs: amountIn(fields, 'duration'),
    status: knownStatus(amountIn(fields, 'response_code')),
    replyBytes: amountIn(fields, 'bytes_sent'),
  };
}

function isAccessLine(fields: Fields | undefined): fields is Fields {
  return fields !== undefined && 'response_code' in fields && ('start_time' in fields || 'path' in fields);
}

function headersIn(fields: Fields): Readonly<Record<string, string>> {
  const headers = new HeaderFields();
  for (const [name, key] of Object.entries(headerKeys)) {
    const value = textIn(fields, key);
    if (value !== undefined) headers.add(name, value);
  }
  return headers.close().headers;
}
