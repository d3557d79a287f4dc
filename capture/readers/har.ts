import { anyTime } from '../any-time.ts';
import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { HeaderFields } from '../header-fields.ts';
import { asFields, objectIn, type Fields } from '../json-fields.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import { requestOf } from '../request-line.ts';
import { EntrySplitter } from '../split-entries.ts';
import { knownStatus } from '../status.ts';

/** HTTP Archive 1.1 and 1.2, as browsers and tools really write it: pieces may be missing anywhere. */
export const har: Reader = {
  format: 'har',
  title: 'HTTP Archive (HAR 1.2)',
  recognizes: (head) => /^\s*\{[^{}]*"log"\s*:\s*\{/.test(head) || isBareLog(head),
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
        clockRule: 'start',
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

/** Some tools write the log without the object around it. */
function isBareLog(head: string): boolean {
  return /^\s*\{/.test(head) && /"entries"\s*:\s*\[\s*\{/.test(head) && /"request"\s*:\s*\{\s*"/.test(head);
}

async function* readEntries(source: CaptureSource): AsyncGenerator<readonly CaptureRecord[]> {
  const splitter = new EntrySplitter();
  let line = 0;
  for await (const chunk of source.bytes()) {
    const entries = splitter.push(chunk);
    yield entries.map((entry): CaptureRecord => {
      const at = { file: source.file, line: (line += 1) };
      if (entry === undefined) return { source: at, unusable: 'line-too-long' };
      return readEntry(objectIn(entry) ?? {}, at);
    });
  }
  if (splitter.isWithinEntry)
    yield [{ source: { file: source.file, line: line + 1 }, unusable: 'unreadable-line' }];
  if (!splitter.isComplete) source.cutShort('the JSON document is not complete');
}

function readEntry(entry: Fields, source: RecordSource): CaptureRecord {
  const request = memberIn(entry, 'request');
  const { method, url } = request;
  if (typeof method !== 'string' || typeof url !== 'string') return { source, unusable: 'unreadable-line' };
  const response = memberIn(entry, 'response');
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
    ...headersIn(request),
    startedAtMs: started?.ms,
    clockRule: started && 'start',
    clockResolutionMs: started?.resolutionMs,
    durationMs: positiveIn(entry, 'time'),
    ...replyIn(response),
  };
}

function replyIn(response: Fields): { status?: number; replyBytes?: number; replyBody?: string } {
  const content = memberIn(response, 'content');
  const isText = content['encoding'] === undefined || content['encoding'] === '';
  return {
    status: knownStatus(Number(response['status'])),
    replyBytes: positiveIn(response, 'bodySize'),
    replyBody: isText ? stringIn(content, 'text') : undefined,
  };
}

function headersIn(request: Fields): ReturnType<HeaderFields['close']> {
  const headers = new HeaderFields();
  const list = Array.isArray(request['headers']) ? (request['headers'] as readonly unknown[]) : [];
  for (const header of list.map(asFields)) {
    const name = stringIn(header, 'name');
    const value = stringIn(header, 'value');
    if (name !== undefined && value !== undefined) headers.add(name, value);
  }
  return headers.close();
}

function memberIn(object: Fields, key: string): Fields {
  return asFields(object[key]);
}

function stringIn(object: Fields, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

/** HAR writes -1 for what it does not know. */
function positiveIn(object: Fields, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
