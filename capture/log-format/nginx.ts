import { backslashEscapes, jsonEscapes, noEscapes } from './escapes.ts';
import { header, skipped, type Field, type Meaning, type Piece, type Shape } from './field.ts';
import { LogFormat } from './log-format.ts';

/** What nginx variables mean. Of several that tell the same, the first is the best. */
const variables: readonly (readonly [string, Meaning, Shape?])[] = [
  ['request', { gives: 'request' }],
  ['request_method', { gives: 'method' }, 'word'],
  ['request_uri', { gives: 'target' }, 'target'],
  ['uri', { gives: 'decoded-target' }, 'target'],
  ['document_uri', { gives: 'decoded-target' }, 'target'],
  ['args', { gives: 'query' }],
  ['query_string', { gives: 'query' }],
  ['http_host', { gives: 'host' }],
  ['host', { gives: 'host' }],
  ['server_name', { gives: 'host' }],
  ['server_port', { gives: 'port' }, 'number'],
  ['scheme', { gives: 'scheme' }, 'word'],
  ['remote_addr', { gives: 'client' }, 'list'],
  ['proxy_upstream_name', { gives: 'upstream' }],
  ['proxy_host', { gives: 'upstream' }],
  ['status', { gives: 'status' }, 'number'],
  ['body_bytes_sent', { gives: 'bytes' }, 'number'],
  ['bytes_sent', { gives: 'bytes' }, 'number'],
  ['msec', { gives: 'time', part: 'any', stamps: 'end' }, 'number'],
  ['time_iso8601', { gives: 'time', part: 'any', stamps: 'end' }, 'word'],
  ['time_local', { gives: 'time', part: 'log', stamps: 'end' }, 'log-time'],
  ['request_time', { gives: 'duration', unitMs: 1000 }, 'number'],
  ['upstream_response_time', { gives: 'duration', unitMs: 1000 }, 'list'],
];

/** How the values of others end. */
const shapes: Readonly<Record<string, Shape>> = {
  remote_user: 'user',
  server_protocol: 'protocol',
  proxy_add_x_forwarded_for: 'list',
  upstream_addr: 'list',
  upstream_status: 'list',
  upstream_response_length: 'list',
  upstream_connect_time: 'list',
  upstream_header_time: 'list',
  upstream_bytes_sent: 'list',
  upstream_bytes_received: 'list',
};

const variablePattern = /\$(?:\{(\w+)\}|(\w+))/;
/** The path and its query, as formats put them together. */
const wholeTarget = /\$(?:uri|document_uri)(?:\$is_args|\?)\$(?:args|query_string)/;

/**
 * An nginx `log_format`: its text, or the whole directive as it stands in the configuration.
 * nginx stamps the end of a request.
 *
 * @throws {HarnessError} `usage` for a format without a request.
 */
export function nginxFormat(text: string): LogFormat {
  const { escape, format } = directiveOf(text.trim());
  const escapes = escape === 'json' ? jsonEscapes : escape === 'none' ? noEscapes : backslashEscapes;
  return new LogFormat(nginxPieces(format), { escapes });
}

/** `log_format main escape=json '…' '…';` → its text. */
function directiveOf(text: string): { readonly escape: string; readonly format: string } {
  const [head = '', directive, escape = 'default'] =
    /^(log_format\s+\S+\s+)?(?:escape=(\w+)\s+)?/.exec(text) ?? [];
  const rest = text.slice(head.length);
  const isQuoted = rest.startsWith("'") || (directive !== undefined && rest.startsWith('"'));
  if (!isQuoted) return { escape, format: rest };
  const parts = [...rest.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)];
  return { escape, format: parts.map(([, single, double]) => unescape(single ?? double ?? '')).join('') };
}

/** What nginx reads in a quoted string of its configuration. */
function unescape(text: string): string {
  return text.replace(/\\(["'\\tnr])/g, (_, letter: string) => controls[letter] ?? letter);
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** The pieces of the text of a format. */
export function nginxPieces(format: string): Piece[] {
  const pieces: Piece[] = [];
  const pattern = new RegExp(`${wholeTarget.source}|${variablePattern.source}`, 'g');
  let from = 0;
  for (const match of format.matchAll(pattern)) {
    const name = match[1] ?? match[2];
    pieces.push(format.slice(from, match.index), name === undefined ? target(match[0]) : fieldOf(name));
    from = match.index + match[0].length;
  }
  return [...pieces, format.slice(from)];
}

function target(name: string): Field {
  return { name, shape: 'target', meaning: { gives: 'decoded-target' }, rank: 0 };
}

function fieldOf(variable: string): Field {
  const name = `$${variable}`;
  const rank = variables.findIndex(([known]) => known === variable);
  const [, meaning, shape = 'text'] = variables[rank] ?? [];
  if (meaning !== undefined) return { name, shape, meaning, rank };
  const [, logged] = /^http_(\w+)$/.exec(variable) ?? [];
  return logged === undefined
    ? skipped(name, shapes[variable])
    : { ...header(logged.replaceAll('_', '-')), name };
}
