import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { anyTime } from '../any-time.ts';
import { HeaderFields } from '../header-fields.ts';
import { amountIn, amountOf, asFields, fieldsIn, textIn, type Fields } from '../json-fields.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { parseRequestLine, requestOf, type RequestLine } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/**
 * One JSON object per line, with the keys that people give to nginx variables. nginx stamps the end of a
 * request; where the line has its duration, that is subtracted, else the end is taken for the start.
 */
export const nginxJson: Reader = lineReader({
  format: 'nginx-json',
  title: 'nginx access log as JSON lines (log_format … escape=json)',
  recognizes: (head) => headLines(head).some((line) => isAccessLine(fieldsOf(line))),
  readLine: (line, at) => parseLine(line.content, at),
  example: {
    text: [
      '{"time_iso8601":"2026-03-02T08:15:01+08:00","remote_addr":"203.0.113.7","request_method":"GET","request_uri":"/api/ads?size=2","host":"ads.example","scheme":"https","status":200,"body_bytes_sent":"512","request_time":"0.250","http_user_agent":"curl/8","http_accept_encoding":"gzip","http_x_requested_with":"XMLHttpRequest"}',
      '{"@nginx_fields":{"msec":"1772410502.125","request":"HEAD / HTTP/1.1","status":"304","upstream_response_time":"0.010, 0.015"}}',
      '{"time":"02/Mar/2026:00:15:03 +0000","uri":"/search","args":"q=1","request_method":"GET","status":0}',
      '{"time":"02/Mar/2026:00:15:03 +0000","request":"","status":400}',
      '{"request":"GET /caf\\xC3\\xA9?q=%20 HTTP/1.1","request_method":"GET","uri":"/decoded","status":200,"msec":1772410504.250,"request_time":,"http_referer":"-"}',
      '{"level":"info","msg":"started"}',
      '{"request":"GET / HTTP/1.1","status":,',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: {
          'user-agent': 'curl/8',
          'accept-encoding': 'gzip',
          'x-requested-with': 'XMLHttpRequest',
        },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 0, 750),
        clockRule: 'end',
        clockResolutionMs: 1000,
        durationMs: 250,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 2, 100),
        clockRule: 'end',
        clockResolutionMs: 1,
        durationMs: 25,
        status: 304,
      },
      {
        method: 'GET',
        target: '/search?q=1',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockRule: 'unknown',
        clockResolutionMs: 1000,
      },
      { unusable: 'no-request' },
      {
        method: 'GET',
        target: '/caf%C3%A9?q=%20',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 4, 250),
        clockRule: 'unknown',
        clockResolutionMs: 1,
        status: 200,
      },
      { unusable: 'not-an-access-line' },
      { unusable: 'unreadable-line' },
    ],
  },
});

/** Which keys hold what, the best first. `$uri` is decoded and lacks the query. */
const keys = {
  time: ['msec', 'time_iso8601', 'time_local', '@timestamp', 'timestamp', 'time', 'ts'],
  client: ['remote_addr', 'remote_ip', 'client', 'ip'],
  method: ['request_method', 'method'],
  target: ['request_uri', 'uri', 'path', 'url'],
  query: ['args', 'query_string'],
  host: ['http_host', 'host', 'server_name'],
  status: ['status', 'response'],
  bytes: ['body_bytes_sent', 'bytes_sent', 'bytes'],
  duration: ['request_time', 'upstream_response_time'],
} as const;

const headerKeys: Readonly<Record<string, readonly string[]>> = {
  'user-agent': ['http_user_agent', 'user_agent', 'agent'],
  referer: ['http_referer', 'referer', 'referrer'],
  cookie: ['http_cookie'],
  authorization: ['http_authorization'],
};

/** nginx has a variable for each request header; those with names like these are no aliases of others. */
const variablePattern = /^http_(accept(?:_.+)?|x_.+)$/;

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const fields = fieldsOf(line);
  if (fields === undefined) return { source, unusable: 'unreadable-line' };
  if (!isAccessLine(fields)) return { source, unusable: 'not-an-access-line' };
  const request = requestIn(fields);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const ended = anyTime(textIn(fields, ...keys.time));
  const durationMs = secondsIn(textIn(fields, ...keys.duration));
  const scheme = fields['scheme'];
  return {
    source,
    method: request.method,
    target: request.target,
    host: textIn(fields, ...keys.host),
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    ...headersIn(fields),
    client: textIn(fields, ...keys.client),
    startedAtMs: ended && ended.ms - (durationMs ?? 0),
    clockRule: ended && (durationMs === undefined ? 'unknown' : 'end'),
    clockResolutionMs: ended?.resolutionMs,
    durationMs,
    status: knownStatus(amountIn(fields, ...keys.status)),
    replyBytes: amountIn(fields, ...keys.bytes),
  };
}

/** Log shippers put what nginx wrote into an object of its own. */
function fieldsOf(line: string): Fields | undefined {
  const fields = fieldsIn(line);
  const nested = fields?.['@nginx_fields'] ?? fields?.['nginx'];
  return nested === undefined ? fields : { ...fields, ...asFields(nested) };
}

function isAccessLine(fields: Fields | undefined): fields is Fields {
  if (fields === undefined || textIn(fields, ...keys.status) === undefined) return false;
  return typeof fields['request'] === 'string' || textIn(fields, ...keys.target) !== undefined;
}

/** What was sent stands in `$request_uri` and `$request` only. */
function requestIn(fields: Fields): RequestLine {
  const method = textIn(fields, ...keys.method);
  const sent = textIn(fields, 'request_uri');
  const line = fields['request'];
  if (typeof line === 'string' && (sent === undefined || method === undefined)) return parseRequestLine(line);
  const target = sent ?? textIn(fields, ...keys.target);
  if (method === undefined || target === undefined) return { unusable: 'no-request' };
  const query = target.includes('?') ? undefined : textIn(fields, ...keys.query);
  return requestOf(method, query === undefined ? target : `${target}?${query}`);
}

function headersIn(fields: Fields): ReturnType<HeaderFields['close']> {
  const headers = new HeaderFields();
  for (const [name, aliases] of Object.entries(headerKeys)) {
    const value = textIn(fields, ...aliases);
    if (value !== undefined) headers.add(name, value);
  }
  for (const name of Object.keys(fields)) {
    const header = variablePattern.exec(name)?.[1];
    const value = header === undefined ? undefined : textIn(fields, name);
    if (header !== undefined && value !== undefined) headers.add(header.replaceAll('_', '-'), value);
  }
  return headers.close();
}

/** `0.010, 0.015` are the tries of one request, one after the other. */
function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const tries = text.split(/[,:]\s*/).map(amountOf);
  const total = tries.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
  return tries.some((seconds) => seconds !== undefined) ? Math.round(total * 1e6) / 1e3 : undefined;
}
