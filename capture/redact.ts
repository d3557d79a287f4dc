import { createHmac } from 'node:crypto';
import type { Exchange } from './exchange.ts';
import { privateKindOf } from './private-values.ts';
import { decode } from './percent.ts';
import { secretWordIn } from './secret-names.ts';

/** Most targets hold none of these and are done. Anything the detectors may find must match here. */
const suspicious =
  /@|%(?:3\d|[4-7][\da-f])|eyJ|redacted|filtered|masked|\*\*\*|(?:%2a){3}|(?:\d(?:%20|%28|%29|[-+ ()])*){10}|tok|sec|pass|pwd|pin|otp|sess|sid|sig|hmac|jwt|cred|key|auth|csrf|xsrf|cookie|phone|mobile|msisdn|tel/i;

/**
 * The exchange without private values. Cookies, credentials and captured reply bodies are left out. Secrets,
 * e-mail addresses, phone, card and identity-card numbers in the target become `redacted-` and 8 hex digits
 * of an HMAC: equal values stay equal under one key and cannot be found without it.
 */
export function redact(exchange: Exchange, key: string | Uint8Array): Exchange {
  const redacted = new Set<string>();
  const dropped = Object.keys(exchange.headers).filter((name) =>
    isPrivateHeader(name, exchange.headers[name] ?? ''),
  );
  const target = redactTarget(exchange.target, { key, redacted });
  return {
    ...exchange,
    target,
    headers: dropped.length === 0 ? exchange.headers : without(exchange.headers, dropped),
    replyBody: undefined,
    redacted: redacted.size > 0 ? [...redacted] : undefined,
    droppedHeaders: dropped.length > 0 ? dropped : undefined,
  };
}

interface Redaction {
  readonly key: string | Uint8Array;
  /** What was found, as `Exchange.redacted` names it. */
  readonly redacted: Set<string>;
}

function redactTarget(target: string, redaction: Redaction): string {
  if (!suspicious.test(target)) return target;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const cleanPath = path.replace(/[^/;]+/g, (segment) => redactPiece('path', segment, redaction));
  if (mark < 0) return cleanPath;
  const query = target.slice(mark + 1).replace(/[^&]+/g, (pair) => redactPiece('query', pair, redaction));
  return `${cleanPath}?${query}`;
}

/** A path segment, a matrix parameter or a query parameter: `value` or `name=value`. */
function redactPiece(within: 'path' | 'query', piece: string, { key, redacted }: Redaction): string {
  const equals = piece.indexOf('=');
  const name = equals < 0 ? '' : piece.slice(0, equals);
  const value = piece.slice(equals + 1);
  if (value === '' && equals >= 0) return piece;
  const found = secretIn(decodeValue(name), decodeValue(value));
  if (found === undefined) return piece;
  redacted.add(`${within}:${found}`);
  const hash = createHmac('sha256', key).update(value).digest('hex').slice(0, 8);
  return `${name}${equals < 0 ? '' : '='}redacted-${hash}`;
}

function secretIn(name: string, value: string): string | undefined {
  return secretWordIn(name) ?? privateKindOf(value, name) ?? nestedSecret(value);
}

/** A whole URL or query may be the value of a parameter. */
function nestedSecret(value: string): string | undefined {
  for (const [, name = '', inner = ''] of value.matchAll(/(?:^|[?&#;])([^?&#;=]{1,64})=([^&#;]+)/g)) {
    const word = secretWordIn(name) ?? privateKindOf(inner, name);
    if (word !== undefined) return word;
  }
  return undefined;
}

function isPrivateHeader(name: string, value: string): boolean {
  if (secretWordIn(name) !== undefined) return true;
  return suspicious.test(value) && (privateKindOf(value) ?? nestedSecret(decodeValue(value))) !== undefined;
}

function without(headers: Exchange['headers'], names: readonly string[]): Exchange['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function decodeValue(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? decode(spaced) : spaced;
}
