import { anyTime } from '../any-time.ts';
import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { parseMessage, withoutChunks, type HttpMessage } from '../http-message.ts';
import { amountOf } from '../json-fields.ts';
import type { CaptureSource, Reader } from '../reader.ts';
import { ReplyJoin, type ReplyPart } from '../reply-join.ts';
import { parseRequestLine } from '../request-line.ts';
import { RecordSplitter } from '../split-records.ts';
import { knownStatus } from '../status.ts';
import { unpackedBody } from '../unpacked-body.ts';

/** Three monkeys on a line. Nothing escapes it: a body with such a line splits its record. */
const separator = '\n\u{1f435}\u{1f648}\u{1f649}\n';
const recordBytesMax = 16 * 1024 * 1024;
const replyBodyBytesMax = 64 * 1024;

/**
 * GoReplay's recordings: a line `type id time [duration]`, then the message as it was sent (with CRLF, unlike the example). A reply follows its
 * request at some distance and is joined to it; requests without one come out all the same.
 */
export const gor: Reader = {
  format: 'gor',
  title: 'GoReplay recording (.gor)',
  recognizes: (head) => /^\s*[123] [\da-f]{24,40} \d{15,}(?: -?\d+)?\r?\n/.test(head),
  read: readRecords,
  example: {
    text: [
      '1 932079936fa4306fc308d675 1772410501250000000 -1\nGET /api/ads?size=2 HTTP/1.1\nHost: ads.example\nCookie: a=1\ncookie: b=2\n\n',
      '1 a4b1c2d3e4f5061728394a5b6c7d8e9f00112233 1772410501500000000\nPOST /api/ads HTTP/1.1\nContent-Length: 5\n\n\n\u{1f435}\n',
      '2 932079936fa4306fc308d675 1772410501280000000 1500000\nHTTP/1.1 200 OK\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n7\n{"a":1}\n4\n    \n0\n\n',
      '3 932079936fa4306fc308d675 1772410502250000000 31000000\nHTTP/1.1 500 Oops\n\n',
      '2 000000000000000000000000 1772410501300000000 0\nHTTP/1.1 200 OK\n\n',
      '1 b79936fa4306fc308d6752ff\nGET / HTTP/1.1\n\n',
      '1 c79936fa4306fc308d6752ff 1772410502500000000 0\nGET http://ads.example/ HTTP/1.1\n\n',
    ]
      .map((record) => record + separator)
      .join(''),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        host: 'ads.example',
        headers: { host: 'ads.example', cookie: 'a=1; b=2' },
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 250),
        clockRule: 'start',
        clockResolutionMs: 1,
        durationMs: 31.5,
        status: 200,
        replyBytes: 11,
        replyBody: '{"a":1}    ',
      },
      {
        method: 'POST',
        target: '/api/ads',
        headers: { 'content-length': '5' },
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1, 500),
        clockRule: 'start',
        clockResolutionMs: 1,
      },
      { unusable: 'replayed-reply' },
      { unusable: 'reply-without-request' },
      { unusable: 'unreadable-line' },
      { unusable: 'absolute-form' },
    ],
  },
};

async function* readRecords(source: CaptureSource): AsyncGenerator<readonly CaptureRecord[]> {
  const splitter = new RecordSplitter(Buffer.from(separator), recordBytesMax);
  const join = new ReplyJoin();
  let line = 0;
  const add = (record: Buffer | undefined): void => {
    const at = { file: source.file, line: (line += 1) };
    if (record === undefined) join.other({ source: at, unusable: 'line-too-long' });
    else readRecord(record, at, join);
  };
  for await (const chunk of source.bytes()) {
    for (const record of splitter.push(chunk)) add(record);
    yield join.take();
  }
  const last = splitter.finish();
  if (last === undefined || last.toString('latin1').trim() !== '') add(last);
  yield join.takeAll();
}

const headPattern = /^([123]) ([\da-f]+) (\d+)(?: (-?\d+))?\s*$/;

function readRecord(record: Buffer, source: RecordSource, join: ReplyJoin): void {
  const begin = Math.max(
    0,
    record.findIndex((byte) => byte !== 10 && byte !== 13),
  );
  const end = record.indexOf(10, begin);
  const head = headPattern.exec(record.toString('latin1', begin, end < 0 ? begin : end));
  if (head === null) return join.other({ source, unusable: 'unreadable-line' });
  const [, type, id = '', stamp, taken] = head;
  const started = anyTime(stamp);
  if (type === '3') return join.other({ source, unusable: 'replayed-reply' });
  const message = parseMessage(record.subarray(end + 1));
  if (type === '1') {
    const request = requestIn(message, source);
    if ('unusable' in request) return join.other(request);
    const clock = { startedAtMs: started?.ms, clockResolutionMs: started?.resolutionMs };
    return join.request({ ...request, ...clock, clockRule: started && 'start' }, id);
  }
  const isJoined = join.reply(id, ({ startedAtMs }) => ({
    ...replyIn(message),
    durationMs: durationOf({ startedAtMs, repliedAtMs: started?.ms, nanoseconds: Number(taken ?? 0) }),
  }));
  if (!isJoined) join.other({ source, unusable: 'reply-without-request' });
}

function requestIn({ startLine, fields }: HttpMessage, source: RecordSource): CaptureRecord {
  const request = parseRequestLine(startLine);
  if ('unusable' in request) return { source, unusable: request.unusable };
  const headers = fields.close();
  return {
    source,
    method: request.method,
    target: request.target,
    host: headers.headers['host'],
    ...headers,
  };
}

function replyIn({ startLine, fields, body }: HttpMessage): ReplyPart {
  const { headers } = fields.close();
  const whole = headers['transfer-encoding'] === 'chunked' ? withoutChunks(body) : body;
  const isText = whole !== undefined && /json|text|xml/.test(headers['content-type'] ?? '');
  const text = isText ? unpackedBody(whole, headers['content-encoding'], replyBodyBytesMax) : undefined;
  return {
    status: knownStatus(Number(/^HTTP\/[\d.]+ (\d{3})/.exec(startLine)?.[1])),
    replyBytes: amountOf(headers['content-length']) ?? whole?.length,
    replyBody: text?.toString('utf8') || undefined,
  };
}

interface ReplyTimes {
  readonly startedAtMs: number | undefined;
  readonly repliedAtMs: number | undefined;
  /** From the first to the last byte of the reply in newer files. */
  readonly nanoseconds: number;
}

function durationOf({ startedAtMs, repliedAtMs, nanoseconds }: ReplyTimes): number | undefined {
  if (startedAtMs === undefined || repliedAtMs === undefined) return undefined;
  const ms = repliedAtMs - startedAtMs + Math.max(0, nanoseconds) / 1e6;
  return ms >= 0 ? Math.round(ms * 1000) / 1000 : undefined;
}
