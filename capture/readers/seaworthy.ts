import type { CaptureRecord, Exchange, RecordSource } from '../exchange.ts';
import { isHeaderValue } from '../header-value.ts';
import { readLines } from '../read-lines.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import { captureHeader, isCaptureHeader, RecordingReader } from '../recording.ts';
import { requestOf } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/** Our own format: a header line, then one exchange per line, as `encodeCapture` writes it. */
export const seaworthy: Reader = {
  format: 'seaworthy',
  title: 'Seaworthy capture (JSON lines)',
  recognizes: (head) => isCaptureHeader(head.trimStart()),
  read: readCaptureLines,
  example: {
    text: [
      captureHeader,
      '{"method":"GET","target":"/api/ads?size=2","host":"ads.example","scheme":"https","headers":{"accept":"application/json"},"client":"203.0.113.7","upstream":"ads-v1","startedAtMs":1772410501250,"clockRule":"start","clockResolutionMs":1,"durationMs":31.5,"status":200,"replyBytes":12,"replyBody":"{\\"total\\":2}"}',
      '{"method":"GET","target":"/me?token=redacted-0a1b2c3d","headers":{},"redacted":["query:token"],"droppedHeaders":["cookie"]}',
      '{"method":"GET","target":"https://ads.example/","headers":{}}',
      '{"method":"GET","target":',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: { accept: 'application/json' },
        client: '203.0.113.7',
        upstream: 'ads-v1',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 31.5,
        status: 200,
        replyBytes: 12,
        replyBody: '{"total":2}',
      },
      {
        method: 'GET',
        target: '/me?token=redacted-0a1b2c3d',
        headers: {},
        redacted: ['query:token'],
        droppedHeaders: ['cookie'],
      },
      { unusable: 'absolute-form' },
      { unusable: 'unreadable-line' },
    ],
  },
};

type Stored = { readonly [Member in keyof Exchange]?: unknown };

async function* readCaptureLines(source: CaptureSource): AsyncGenerator<readonly CaptureRecord[]> {
  const recording = new RecordingReader();
  yield* readLines(source, ({ content }, at) =>
    recording.takes(content) ? undefined : parseLine(content, at),
  );
  const recorded = recording.close();
  if (recorded === undefined) return;
  source.recorded(recorded);
  if (!recorded.finished) source.cutShort('its recorder still runs or was killed');
}

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const stored = parseObject(line);
  const { method, target } = stored;
  if (typeof method !== 'string' || typeof target !== 'string') {
    return { source, unusable: 'unreadable-line' };
  }
  const request = requestOf(method, target);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const { scheme, clockRule } = stored;
  return {
    source,
    method: request.method,
    target: request.target,
    host: text(stored.host),
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    headers: headersIn(stored.headers),
    client: text(stored.client),
    upstream: text(stored.upstream),
    startedAtMs: time(stored.startedAtMs),
    clockRule:
      clockRule === 'start' || clockRule === 'end' || clockRule === 'unknown' ? clockRule : undefined,
    clockResolutionMs: amount(stored.clockResolutionMs),
    durationMs: amount(stored.durationMs),
    status: knownStatus(amount(stored.status)),
    replyBytes: amount(stored.replyBytes),
    replyBody: text(stored.replyBody),
    redacted: texts(stored.redacted),
    redactedHeaders: stored.redactedHeaders === undefined ? undefined : headersIn(stored.redactedHeaders),
    droppedHeaders: texts(stored.droppedHeaders),
  };
}

function parseObject(line: string): Stored {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function headersIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && isHeaderValue(entry[1]),
    ),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** Later than this no `Date` can be written. */
function time(value: unknown): number | undefined {
  const ms = amount(value);
  return ms !== undefined && ms <= 8.64e15 ? ms : undefined;
}
