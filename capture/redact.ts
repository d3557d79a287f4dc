import type { Exchange } from './exchange.ts';
import { hasherOf, type Hasher } from './keyed-hash.ts';
import { decode } from './percent.ts';
import { isPlaceholder, isRedacted, privateKindOf } from './private-values.ts';
import { secretWordIn } from './secret-names.ts';

/** Values that may be private look like this; most have none of it and are done. */
const suspiciousShape =
  /[@*]|\+\d|%(?:2[5ab]|3\d|[4-7][\da-f])|eyJ|redacted|filtered|masked|\d(?:(?:%2[089d]|[-+ ()]){0,3}\d){9}|A[KS]IA|AIza|AKID|LTAI|gh[pousr]_|github_pat|glpat-|xox[a-s]-|[rs]k_(?:liv|tes)|ya29\./i;
const suspiciousName =
  /tok|sec|pass|pwd|pin|otp|sess|sid|sig|hmac|jwt|cred|key|auth|csrf|xsrf|cookie|phone|mobile|msisdn|tel/i;

/** Percent-encoding within percent-encoding is undone this often. */
const decodeRounds = 3;

/**
 * The exchange without private values. Secrets, e-mail addresses, phone, card and identity-card numbers in
 * the target become `redacted-` and 8 hex digits of an HMAC: equal values stay equal under one key and cannot
 * be found without it. Cookies, credentials and other private headers move to `redactedHeaders` in the same
 * form. Captured reply bodies are left out. What was redacted before, by us or by others, stays as it is.
 */
export function redact(exchange: Exchange, key: string | Uint8Array): Exchange {
  const { headers, replyBody } = exchange;
  const redaction: Redaction = { hash: hasherOf(key), found: new Set(exchange.redacted) };
  const target = redactTarget(exchange.target, redaction);
  const dropped = Object.keys(headers).filter((name) => isPrivateHeader(name, headers[name] ?? ''));
  const isClean = redaction.found.size === (exchange.redacted?.length ?? 0) && dropped.length === 0;
  if (isClean && replyBody === undefined) return exchange;
  return {
    ...exchange,
    target,
    replyBody: undefined,
    redacted: redaction.found.size > 0 ? [...redaction.found] : undefined,
    ...(dropped.length > 0 && redactHeaders(exchange, dropped, redaction.hash)),
  };
}

interface Redaction {
  readonly hash: Hasher;
  /** What was found, as `Exchange.redacted` names it. */
  readonly found: Set<string>;
}

function isSuspicious(text: string): boolean {
  return suspiciousShape.test(text) || (text.includes('=') && suspiciousName.test(text));
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
function redactPiece(within: 'path' | 'query', piece: string, { hash, found }: Redaction): string {
  if (!suspiciousShape.test(piece) && !suspiciousName.test(piece)) return piece;
  const equals = piece.indexOf('=');
  const start = equals < 0 || isPrivate(piece.slice(0, equals)) ? 0 : equals + 1;
  const raw = piece.slice(start);
  const value = decodeFully(raw);
  // where a space is written as a plus, a plus may still be meant: `/call/+442079460958`
  const kind =
    secretIn(decodeFully(piece.slice(0, start)), value) ??
    (raw.includes('+') ? privateKindOf(raw) : undefined);
  if (value === '' || kind === undefined) return piece;
  if (kind !== 'already-redacted' || found.size === 0) found.add(`${within}:${kind}`);
  return isRedacted(value) ? piece : piece.slice(0, start) + hash(value);
}

/** An address or number may stand where the name should be: `?mei@mail.example=`. */
function isPrivate(name: string): boolean {
  return privateKindOf(decodeFully(name)) !== undefined;
}

function secretIn(name: string, value: string): string | undefined {
  return secretWordIn(name) ?? privateKindOf(value, name) ?? nestedSecret(value);
}

/** A whole URL or query, or a piece of JSON, may be the value of a parameter. */
const nestedPairs = [
  /(?:^|[?&#;])([^?&#;=]{1,64})=([^?&#;]+)/g,
  /"([\w.-]{1,64})"\s*:\s*("[^"]+|-?\d[\w.+-]*)/g,
];

function nestedSecret(value: string): string | undefined {
  if (!/[=:]/.test(value)) return undefined;
  for (const pairs of nestedPairs) {
    for (const [, name = '', inner = ''] of value.matchAll(pairs)) {
      const word = secretWordIn(name) ?? privateKindOf(inner, name);
      if (word !== undefined) return word;
    }
  }
  return undefined;
}

/** Programs repeat all the time, so each is judged once. */
const privateAgents = new Map<string, boolean>();
const agentsMax = 2000;

function isPrivateHeader(name: string, value: string): boolean {
  if (secretWordIn(name) !== undefined) return true;
  return name === 'user-agent' ? isPrivateAgent(value) : isPrivateText(value, name);
}

function isPrivateAgent(value: string): boolean {
  const known = privateAgents.get(value);
  if (known !== undefined) return known;
  const isPrivateValue = isPrivateText(value);
  if (privateAgents.size >= agentsMax) privateAgents.clear();
  // a copy: a slice would keep the whole piece of the log in memory
  privateAgents.set(Buffer.from(value).toString(), isPrivateValue);
  return isPrivateValue;
}

function isPrivateText(value: string, name = ''): boolean {
  if (!isSuspicious(value)) return false;
  // in a header `+` is a plus, in a query that it quotes it may be a space
  const plain = decodeFully(value);
  return (privateKindOf(value, name) ?? privateKindOf(plain, name) ?? nestedSecret(plain)) !== undefined;
}

function redactHeaders(
  { headers, redactedHeaders, droppedHeaders = [] }: Exchange,
  dropped: readonly string[],
  hash: Hasher,
): Pick<Exchange, 'headers' | 'redactedHeaders' | 'droppedHeaders'> {
  const hashed = dropped.flatMap((name) => {
    const value = headers[name] ?? '';
    if (isPlaceholder(value)) return [];
    return [[name, name === 'cookie' ? hashCookies(value, hash) : hash(value)] as const];
  });
  return {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name))),
    redactedHeaders: { ...redactedHeaders, ...Object.fromEntries(hashed) },
    droppedHeaders: [...new Set([...droppedHeaders, ...dropped])],
  };
}

/** The names stay, so that one cookie can be told from the others. */
function hashCookies(header: string, hash: Hasher): string {
  return header
    .split(/; */)
    .map((pair) => {
      const equals = pair.indexOf('=');
      const isNamed = equals > 0 && !isPrivate(pair.slice(0, equals));
      return isNamed ? `${pair.slice(0, equals)}=${hash(pair.slice(equals + 1))}` : hash(pair);
    })
    .join('; ');
}

function decodeFully(text: string): string {
  let plain = text.includes('+') ? text.replaceAll('+', ' ') : text;
  for (let round = 0; round < decodeRounds && plain.includes('%'); round += 1) plain = decode(plain);
  return plain;
}
