import { createHmac } from 'node:crypto';
import type { Exchange } from './exchange.ts';
import { privateKindOf } from './private-values.ts';
import { decode } from './percent.ts';
import { secretWordIn } from './secret-names.ts';

/** Values that may be private look like this; most have none of it and are done. */
const suspiciousShape =
  /[@*]|\+\d|%(?:2[ab]|3\d|[4-7][\da-f])|eyJ|redacted|filtered|masked|\d(?:(?:%2[089d]|[-+ ()]){0,3}\d){9}/i;
const suspiciousName =
  /tok|sec|pass|pwd|pin|otp|sess|sid|sig|hmac|jwt|cred|key|auth|csrf|xsrf|cookie|phone|mobile|msisdn|tel/i;

/**
 * The exchange without private values. Cookies, credentials and captured reply bodies are left out. Secrets,
 * e-mail addresses, phone, card and identity-card numbers in the target become `redacted-` and 8 hex digits
 * of an HMAC: equal values stay equal under one key and cannot be found without it.
 */
export function redact(exchange: Exchange, key: string | Uint8Array): Exchange {
  const { headers, replyBody } = exchange;
  const redacted = new Set<string>();
  const target = redactTarget(exchange.target, { key, redacted });
  const dropped = Object.keys(headers).filter((name) => isPrivateHeader(name, headers[name] ?? ''));
  if (redacted.size === 0 && dropped.length === 0 && replyBody === undefined) return exchange;
  return {
    ...exchange,
    target,
    headers: dropped.length === 0 ? headers : without(headers, dropped),
    replyBody: undefined,
    redacted: redacted.size > 0 ? [...redacted] : undefined,
    droppedHeaders: dropped.length > 0 ? dropped : undefined,
  };
}

function isSuspicious(text: string): boolean {
  return suspiciousShape.test(text) || (text.includes('=') && suspiciousName.test(text));
}

interface Redaction {
  readonly key: string | Uint8Array;
  /** What was found, as `Exchange.redacted` names it. */
  readonly redacted: Set<string>;
}

function redactTarget(target: string, redaction: Redaction): string {
  if (!isSuspicious(target)) return target;
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
  const start = equals < 0 || isPrivate(piece.slice(0, equals)) ? 0 : equals + 1;
  const value = piece.slice(start);
  const found = secretIn(decodeValue(piece.slice(0, start)), decodeValue(value));
  if (value === '' || found === undefined) return piece;
  redacted.add(`${within}:${found}`);
  const hash = createHmac('sha256', key).update(value).digest('hex').slice(0, 8);
  return `${piece.slice(0, start)}redacted-${hash}`;
}

/** An address or number may stand where the name should be: `?mei@mail.example=`. */
function isPrivate(name: string): boolean {
  return privateKindOf(decodeValue(name)) !== undefined;
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

/** Names come from few clients and repeat, so each is judged once. */
const secretHeaders = new Map<string, boolean>();
const secretHeadersMax = 1000;

function isSecretHeader(name: string): boolean {
  const known = secretHeaders.get(name);
  if (known !== undefined) return known;
  const isSecret = secretWordIn(name) !== undefined;
  if (secretHeaders.size < secretHeadersMax) secretHeaders.set(name, isSecret);
  return isSecret;
}

function isPrivateHeader(name: string, value: string): boolean {
  if (isSecretHeader(name)) return true;
  return isSuspicious(value) && (privateKindOf(value) ?? nestedSecret(decodeValue(value))) !== undefined;
}

function without(headers: Exchange['headers'], names: readonly string[]): Exchange['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function decodeValue(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? decode(spaced) : spaced;
}
