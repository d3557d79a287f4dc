import { anyTime, type StampedTime } from '../any-time.ts';
import type { CaptureRecord, ClockRule, RecordSource } from '../exchange.ts';
import { HeaderFields } from '../header-fields.ts';
import { amountIn, fieldsIn, textIn, type Fields } from '../json-fields.ts';
import { headLines, lineReader } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { parseRequestLine, requestOf, type RequestLine } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/** Traefik stamps the start of a request, and again when it writes the line. Durations are nanoseconds. */
export const traefikJson: Reader = lineReader({
  format: 'traefik-json',
  title: 'Traefik access log (JSON lines)',
  recognizes: (head) => headLines(head).some((line) => isAccessLine(fieldsIn(line))),
  readLine: (line, at) => parseLine(line.content, at),
  example: {
    text: [
      '{"ClientAddr":"203.0.113.7:41342","ClientHost":"203.0.113.7","ClientPort":"41342","ClientUsername":"-","DownstreamContentSize":512,"DownstreamStatus":200,"Duration":31500000,"OriginDuration":31000000,"OriginStatus":200,"RequestAddr":"ads.example:8443","RequestHost":"ads.example","RequestMethod":"GET","RequestPath":"/api/ads?size=2","RequestProtocol":"HTTP/2.0","RequestScheme":"https","RouterName":"ads@docker","ServiceName":"ads-v1@docker","StartLocal":"2026-03-02T08:15:01.250000001+08:00","StartUTC":"2026-03-02T00:15:01.250000001Z","entryPointName":"websecure","level":"info","msg":"","request_User-Agent":"curl/8","request_Authorization":"REDACTED","time":"2026-03-02T00:15:01Z"}',
      '{"DownstreamStatus":"404","Duration":"2000000","RequestMethod":"HEAD","RequestPath":"/","RequestHost":"ads.example","level":"info","msg":"","time":"2026-03-02T00:15:02Z"}',
      '{"BackendName":"ads","FrontendName":"Host-ads","RequestLine":"POST /api/ads HTTP/1.1","StartUTC":"2026-03-02T00:15:03Z","OriginStatus":499}',
      '{"level":"info","msg":"Configuration loaded from flags.","time":"2026-03-02T00:15:00Z"}',
      'time="2026-03-02T00:15:00Z" level=info msg="Starting provider"',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example:8443',
        scheme: 'https',
        headers: { 'user-agent': 'curl/8' },
        droppedHeaders: ['authorization'],
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 31.5,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/',
        host: 'ads.example',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 998),
        clockRule: 'end',
        clockResolutionMs: 1000,
        durationMs: 2,
        status: 404,
      },
      {
        method: 'POST',
        target: '/api/ads',
        headers: {},
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockRule: 'start',
        clockResolutionMs: 1000,
      },
      { unusable: 'not-an-access-line' },
      { unusable: 'unreadable-line' },
    ],
  },
});

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const fields = fieldsIn(line);
  if (fields === undefined) return { source, unusable: 'unreadable-line' };
  if (!isAccessLine(fields)) return { source, unusable: 'not-an-access-line' };
  const request = requestIn(fields);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const nanoseconds = amountIn(fields, 'Duration');
  const durationMs = nanoseconds === undefined ? undefined : Math.round(nanoseconds / 1e3) / 1e3;
  const scheme = fields['RequestScheme'];
  return {
    source,
    method: request.method,
    target: request.target,
    host: textIn(fields, 'RequestAddr', 'RequestHost'),
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    ...headersIn(fields),
    client: textIn(fields, 'ClientHost'),
    ...startIn(fields, durationMs),
    durationMs,
    status: knownStatus(amountIn(fields, 'DownstreamStatus', 'OriginStatus')),
    replyBytes: amountIn(fields, 'DownstreamContentSize', 'OriginContentSize'),
  };
}

function isAccessLine(fields: Fields | undefined): fields is Fields {
  if (typeof fields?.['RequestLine'] === 'string') return true;
  return typeof fields?.['RequestMethod'] === 'string' && typeof fields['RequestPath'] === 'string';
}

/** Version 1 has the whole line. */
function requestIn(fields: Fields): RequestLine {
  const method = textIn(fields, 'RequestMethod');
  const target = textIn(fields, 'RequestPath');
  if (method === undefined || target === undefined)
    return parseRequestLine(textIn(fields, 'RequestLine') ?? '');
  return requestOf(method, target);
}

interface Start {
  readonly startedAtMs?: number;
  readonly clockRule?: ClockRule;
  readonly clockResolutionMs?: number;
}

function startIn(fields: Fields, durationMs: number | undefined): Start {
  const started = anyTime(textIn(fields, 'StartUTC', 'StartLocal'));
  if (started !== undefined) return stamped(started, 'start');
  const written = anyTime(textIn(fields, 'time'));
  if (written === undefined) return {};
  if (durationMs === undefined) return stamped(written, 'unknown');
  return stamped({ ...written, ms: written.ms - durationMs }, 'end');
}

/** Times finer than a millisecond are cut to it. */
function stamped({ ms, resolutionMs }: StampedTime, clockRule: ClockRule): Start {
  return { startedAtMs: ms, clockRule, clockResolutionMs: resolutionMs };
}

const headerPrefix = 'request_';

function headersIn(fields: Fields): ReturnType<HeaderFields['close']> {
  const headers = new HeaderFields();
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith(headerPrefix) && typeof value === 'string') {
      headers.add(name.slice(headerPrefix.length), value);
    }
  }
  return headers.close();
}
