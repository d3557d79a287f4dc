import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { anyTime } from '../any-time.ts';
import { isHeaderValue } from '../header-value.ts';
import { headLines, readLines } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { parseRequestLine, requestOf, type RequestLine } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/**
 * One JSON object per line, with the keys that people give to nginx variables. nginx stamps the end of a
 * request; where the line has its duration, that is subtracted, else the end is taken for the start.
 */
export const nginxJson: Reader = {
  format: 'nginx-json',
  title: 'nginx access log as JSON lines (log_format … escape=json)',
  recognizes: (head) => headLines(head).some((line) => isAccessLine(parseObject(line))),
  read: (source) => readLines(source, parseLine),
  example: {
    text: [
      '{"time_iso8601":"2026-03-02T08:15:01+08:00","remote_addr":"203.0.113.7","request_method":"GET","request_uri":"/api/ads?size=2","host":"ads.example","scheme":"https","status":200,"body_bytes_sent":"512","request_time":"0.250","http_user_agent":"curl/8"}',
      '{"@nginx_fields":{"msec":"1772410502.125","request":"HEAD / HTTP/1.1","status":"304","upstream_response_time":"0.010, 0.015"}}',
      '{"time":"02/Mar/2026:00:15:03 +0000","uri":"/search","args":"q=1","request_method":"GET","status":0}',
      '{"time":"02/Mar/2026:00:15:03 +0000","request":"","status":400}',
      '{"request":"GET / HTTP/1.1","status":,',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: { 'user-agent': 'curl/8' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 0, 750),
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
        clockResolutionMs: 1,
        durationMs: 25,
        status: 304,
      },
      {
        method: 'GET',
        target: '/search?q=1',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockResolutionMs: 1000,
      },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
};

/** Which keys hold what, the best first. `$uri` is decoded and lacks the query, so it comes late. */
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
  accept: ['http_accept'],
  'accept-language': ['http_accept_language'],
  cookie: ['http_cookie'],
  authorization: ['http_authorization'],
};

type Fields = Readonly<Record<string, unknown>>;

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const fields = parseObject(line);
  if (!isAccessLine(fields)) return { source, unusable: 'unreadable-line' };
  const request = requestIn(fields);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const ended = anyTime(first(fields, keys.time));
  const durationMs = secondsIn(first(fields, keys.duration));
  const scheme = fields['scheme'];
  return {
    source,
    method: request.method,
    target: request.target,
    host: first(fields, keys.host),
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    headers: headersIn(fields),
    client: first(fields, keys.client),
    startedAtMs: ended && ended.ms - (durationMs ?? 0),
    clockResolutionMs: ended?.resolutionMs,
    durationMs,
    status: knownStatus(Number(first(fields, keys.status))),
    replyBytes: numberIn(first(fields, keys.bytes)),
  };
}

function parseObject(line: string): Fields | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const fields = JSON.parse(line) as Fields;
    const nested = fields['@nginx_fields'] ?? fields['nginx'];
    return typeof nested === 'object' && nested !== null ? { ...fields, ...nested } : fields;
  } catch {
    return undefined;
  }
}

function isAccessLine(fields: Fields | undefined): fields is Fields {
  if (fields === undefined || first(fields, keys.status) === undefined) return false;
  return typeof fields['request'] === 'string' || first(fields, keys.target) !== undefined;
}

function requestIn(fields: Fields): RequestLine {
  const method = first(fields, keys.method);
  const target = first(fields, keys.target);
  if (method === undefined || target === undefined) {
    const line = fields['request'];
    return parseRequestLine(typeof line === 'string' ? line : '');
  }
  const query = target.includes('?') ? undefined : first(fields, keys.query);
  return requestOf(method, query === undefined ? target : `${target}?${query}`);
}

function headersIn(fields: Fields): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, aliases] of Object.entries(headerKeys)) {
    const value = first(fields, aliases);
    if (value !== undefined && isHeaderValue(value)) headers[name] = value;
  }
  return headers;
}

/** The first of these keys that says something: nginx writes an unset variable as nothing or `-`. */
function first(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value !== '' && value !== '-') return value;
  }
  return undefined;
}

/** `0.010, 0.015` are the tries of one request, one after the other. */
function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const tries = text.split(/[,:]\s*/).map(numberIn);
  const total = tries.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
  return tries.some((seconds) => seconds !== undefined) ? Math.round(total * 1e6) / 1e3 : undefined;
}

function numberIn(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
