import type { CaptureRecord, RecordSource } from '../exchange.ts';
import { isHeaderValue } from '../header-value.ts';
import { unescapeBytes, unescapeRequest } from '../log-escapes.ts';
import { logTimeLength, parseLogTime } from '../log-time.ts';
import { headLines, readLines } from '../read-lines.ts';
import type { Reader } from '../reader.ts';
import { parseRequestLine } from '../request-line.ts';
import { knownStatus } from '../status.ts';

/**
 * `client ident user [time] "request" status bytes`, then perhaps `"referer" "user agent"` and fields of
 * the user's own, which are not looked at. Apache stamps the start and nginx the end of a request; the
 * line does not say which, so its time is taken as the start, good to one second.
 */
export const combined: Reader = {
  format: 'combined',
  title: 'nginx or Apache access log, common or combined format',
  recognizes: (head) => headLines(head).some((line) => shapeOf(line) !== undefined),
  read: (source) => readLines(source, parseLine),
  example: {
    text: [
      '203.0.113.7 - - [02/Mar/2026:08:15:01 +0800] "GET /api/ads?size=2 HTTP/1.1" 200 512 "https://ads.example/list" "Mozilla/5.0 (X11)"',
      '2001:db8::7 - mei lin [02/Mar/2026:00:15:02 +0000] "HEAD /caf\\xC3\\xA9?q=\\x22a\\x22 HTTP/2.0" 499 0 "-" "say \\x22hi\\x22" "10.0.0.1" rt=0.020',
      '203.0.113.7 - - [02/Mar/2026:00:15:03 +0000] "POST /api/ads HTTP/1.1" 201 -',
      '203.0.113.8 - - [02/Mar/2026:00:15:03 +0000] "GET / HTTP/1.1" 304 - "-" "a \\"quoted\\" agent" "b"',
      '203.0.113.9 - - [02/Mar/2026:00:15:03 +0000] "\\x16\\x03\\x01\\x02\\x00\\x01" 400 150 "-" "-"',
      '203.0.113.9 - - [02/Mar/2026:00:15:04 +0000] "-" 408 0 "-" "-"',
      '2026/03/02 00:15:05 [error] 31#31: *3 open() failed',
    ].join('\n'),
    records: [
      {
        method: 'GET',
        target: '/api/ads?size=2',
        headers: { referer: 'https://ads.example/list', 'user-agent': 'Mozilla/5.0 (X11)' },
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 1),
        clockResolutionMs: 1000,
        status: 200,
        replyBytes: 512,
      },
      {
        method: 'HEAD',
        target: '/caf%C3%A9?q=%22a%22',
        headers: { 'user-agent': 'say "hi"' },
        client: '2001:db8::7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 2),
        clockResolutionMs: 1000,
        replyBytes: 0,
      },
      {
        method: 'POST',
        target: '/api/ads',
        headers: {},
        client: '203.0.113.7',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockResolutionMs: 1000,
        status: 201,
      },
      {
        method: 'GET',
        target: '/',
        headers: { 'user-agent': 'a "quoted" agent' },
        client: '203.0.113.8',
        startedAtMs: Date.UTC(2026, 2, 2, 0, 15, 3),
        clockResolutionMs: 1000,
        status: 304,
      },
      { unusable: 'tls-bytes' },
      { unusable: 'no-request' },
      { unusable: 'unreadable-line' },
    ],
  },
};

/** Offsets of the parts of a line; its request is between the quotes at `quote` and `close`. */
interface Shape {
  readonly client: string;
  readonly startedAtMs: number | undefined;
  readonly quote: number;
  readonly close: number;
}

function parseLine(line: string, source: RecordSource): CaptureRecord {
  const shape = shapeOf(line);
  if (shape === undefined) return { source, unusable: 'unreadable-line' };
  const request = parseRequestLine(unescapeRequest(line.slice(shape.quote + 1, shape.close)));
  if ('unusable' in request) return { source, unusable: request.unusable };
  const afterStatus = endOfField(line, shape.close + 2);
  const afterBytes = endOfField(line, afterStatus + 1);
  const bytes = line.slice(afterStatus + 1, afterBytes);
  return {
    source,
    method: request.method,
    target: request.target,
    headers: headersAt(line, afterBytes + 1),
    client: shape.client === '-' ? undefined : shape.client,
    startedAtMs: shape.startedAtMs,
    clockResolutionMs: shape.startedAtMs === undefined ? undefined : 1000,
    status: knownStatus(Number(line.slice(shape.close + 2, afterStatus))),
    replyBytes: bytes === '' || bytes === '-' ? undefined : wholeNumber(bytes),
  };
}

function shapeOf(line: string): Shape | undefined {
  const bracket = timeBracket(line);
  const client = bracket < 0 ? undefined : clientOf(line, bracket);
  if (client === undefined) return undefined;
  const quote = line.indexOf('] "', bracket) + 2;
  const close = closingQuote(line, quote + 1);
  if (quote < 2 || close < 0) return undefined;
  return { client, startedAtMs: parseLogTime(line, bracket + 1), quote, close };
}

/** Where `[time] "` or `[-] "` begins. A user name may hold brackets too, so each is tried. */
function timeBracket(line: string): number {
  for (let at = line.indexOf(' ['); at >= 0; at = line.indexOf(' [', at + 1)) {
    if (line.startsWith('] "', at + 2 + logTimeLength) || line.startsWith('-] "', at + 2)) return at + 1;
  }
  return -1;
}

/** The first field, or a list of addresses up to ` - `. A host name with port in front is another format. */
function clientOf(line: string, bracket: number): string | undefined {
  const space = line.indexOf(' ');
  const dash = line.indexOf(' - ');
  const client = line.slice(0, dash > space && dash < bracket && line[space - 1] === ',' ? dash : space);
  if (space <= 0 || space >= bracket - 1 || /["{}[\]]/.test(client)) return undefined;
  const isVhost = /^[^:,]+:\d+$/.test(client) && /^[\w.:]*[.:]/.test(line.slice(space + 1, bracket));
  return isVhost ? undefined : client;
}

/** The quote that ends the request: not escaped, and followed by a status. */
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('" ', from); at >= 0; at = line.indexOf('" ', at + 1)) {
    const next = line.charCodeAt(at + 2);
    const isStatus = (next >= 48 && next <= 57) || next === 45;
    if (isStatus && line.charCodeAt(at - 1) !== backslash) return at;
  }
  return -1;
}

function endOfField(line: string, from: number): number {
  const space = line.indexOf(' ', from);
  return space < 0 ? line.length : space;
}

const quoteMark = 34;
const backslash = 92;
const none: Readonly<Record<string, string>> = {};

/** Referer and user agent. A cut line or a bare `-` has none. */
function headersAt(line: string, at: number): Readonly<Record<string, string>> {
  const refererEnd = endOfQuoted(line, at);
  const agentEnd = endOfQuoted(line, refererEnd + 2);
  if (agentEnd < 0) return none;
  const referer = headerValue(line.slice(at + 1, refererEnd));
  const agent = headerValue(line.slice(refererEnd + 3, agentEnd));
  const headers: Record<string, string> = {};
  if (referer !== undefined) headers['referer'] = referer;
  if (agent !== undefined) headers['user-agent'] = agent;
  return headers;
}

/** The quote that ends the text whose quote is at `start`, or -1. */
function endOfQuoted(line: string, start: number): number {
  if (line.charCodeAt(start) !== quoteMark) return -1;
  let at = line.indexOf('"', start + 1);
  while (at >= 0 && line.charCodeAt(at - 1) === backslash && line.charCodeAt(at - 2) !== backslash) {
    at = line.indexOf('"', at + 1);
  }
  return at;
}

function headerValue(logged: string): string | undefined {
  if (logged === '' || logged === '-') return undefined;
  const value = unescapeBytes(logged);
  return isHeaderValue(value) ? value : undefined;
}

function wholeNumber(text: string): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
