import { anyTime } from '../any-time.ts';
import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { isHeaderValue } from '../header-value.ts';
import { parseDocument } from '../parse-document.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import { requestOf } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/** HTTP Archive 1.1 and 1.2, as browsers and tools really write it: pieces may be missing anywhere. */
export const har: Reader = {
  format: 'har',
  title: 'HTTP Archive (HAR 1.2)',
  recognizes: (head) => /^\s*\{[^{}]*"log"\s*:\s*\{/.test(head),
  read: readEntries,
  example: {
    text: JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          {
            startedDateTime: '2026-03-02T00:15:01.250Z',
            time: 31.5,
            request: {
              method: 'GET',
              url: 'https://ads.example/api/ads?size=2#top',
              headers: [
                { name: ':method', value: 'GET' },
                { name: 'Accept', value: 'application/json' },
              ],
            },
            response: { status: 200, bodySize: 12, content: { text: '{"total": 2}' } },
          },
          { request: { method: 'GET', url: 'http://ads.example' }, response: { status: 0, bodySize: -1 } },
          { request: { method: 'GET', url: 'wss://ads.example/live' }, response: { status: 101 } },
          { request: { method: 'CONNECT', url: 'ads.example:443' } },
          { request: { method: 'GET', url: 'data:text/plain,hi' } },
          { comment: 'nothing of the request was kept' },
        ],
      },
    }),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        scheme: 'https',
        headers: { accept: 'application/json' },
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockResolutionMs: 1,
        durationMs: 31.5,
        status: 200,
        replyBytes: 12,
        replyBody: '{"total": 2}',
      },
      { method: 'GET', target: '/', host: 'ads.example', scheme: 'http', headers: {} },
      { unusable: 'websocket' },
      { unusable: 'connect' },
      { unusable: 'not-http' },
      { unusable: 'unreadable-line' },
    ],
  },
};

type Json = Readonly<Record<string, unknown>>;

async function* readEntries(source: CaptureSource): AsyncGenerator<readonly CaptureRecord[]> {
  const log = objectIn(await parseDocument(source), 'log');
  const entries = Array.isArray(log['entries']) ? (log['entries'] as readonly unknown[]) : [];
  yield entries.map((entry, index) => readEntry(asObject(entry), { file: source.file, line: index + 1 }));
}

function readEntry(entry: Json, source: RecordSource): CaptureRecord {
  const request = objectIn(entry, 'request');
  const { method, url } = request;
  if (typeof method !== 'string' || typeof url !== 'string') return { source, unusable: 'unreadable-line' };
  const response = objectIn(entry, 'response');
  if (/^wss?:/i.test(url) || response['status'] === 101) return { source, unusable: 'websocket' };
  if (method === 'CONNECT') return { source, unusable: 'connect' };
  const parts = /^(https?):\/\/(?:[^/?#]*@)?([^/?#]+)([^#]*)/i.exec(url);
  if (parts === null) return { source, unusable: /^[a-z-]+:/i.test(url) ? 'not-http' : 'malformed-request' };
  const [, scheme = '', host = '', rest = ''] = parts;
  const line = requestOf(method.toUpperCase(), rest.startsWith('/') ? rest : `/${rest}`);
  if ('unusable' in line) return { source, unusable: line.unusable };
  const started = anyTime(stringIn(entry, 'startedDateTime'));
  return {
    source,
    method: line.method,
    target: line.target,
    host,
    scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http',
    headers: headersIn(request),
    startedAtMs: started?.ms,
    clockResolutionMs: started?.resolutionMs,
    durationMs: positiveIn(entry, 'time'),
    ...replyIn(response),
  };
}

function replyIn(response: Json): { status?: number; replyBytes?: number; replyBody?: string } {
  const content = objectIn(response, 'content');
  const isText = content['encoding'] === undefined || content['encoding'] === '';
  return {
    status: knownStatus(Number(response['status'])),
    replyBytes: positiveIn(response, 'bodySize'),
    replyBody: isText ? stringIn(content, 'text') : undefined,
  };
}

/** Pseudo headers (`:method`) and names that no request can carry are left out; equal names are joined. */
function headersIn(request: Json): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const list = Array.isArray(request['headers']) ? (request['headers'] as readonly unknown[]) : [];
  for (const header of list.map(asObject)) {
    const name = stringIn(header, 'name')?.toLowerCase();
    const value = stringIn(header, 'value');
    if (name === undefined || value === undefined || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) continue;
    if (name === '__proto__' || !isHeaderValue(value)) continue;
    const known = headers[name];
    headers[name] = known === undefined ? value : `${known}${name === 'cookie' ? ';' : ','} ${value}`;
  }
  return headers;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function objectIn(value: unknown, key: string): Json {
  return asObject(asObject(value)[key]);
}

function stringIn(object: Json, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

/** HAR writes -1 for what it does not know. */
function positiveIn(object: Json, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
