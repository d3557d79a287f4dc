import type { Exchange } from './exchange.ts';
import { hasherOf } from './keyed-hash.ts';
import { mayBePrivate } from './private-text.ts';
import { cleanHeaders } from './redact-headers.ts';
import { redactTarget } from './redact-target.ts';

/**
 * The exchange without private values. Secrets, e-mail addresses, phone, card and identity-card numbers in
 * the target become `redacted-` and 8 hex digits of an HMAC: equal values stay equal under one key and cannot
 * be found without it. Cookies, credentials and other private headers move to `redactedHeaders` in the same
 * form. Captured reply bodies are left out. What was redacted before, by us or by others, stays as it is.
 */
export function redact(exchange: Exchange, key: string | Uint8Array): Exchange {
  const hash = hasherOf(key);
  const { kept, hashed, dropped } = cleanHeaders(exchange.headers, hash);
  const mayHide = mayBePrivate(exchange.target);
  const hasMore = dropped.length > 0 || exchange.replyBody !== undefined;
  if (!mayHide && !hasMore) return exchange;
  const found = new Set(exchange.redacted);
  const target = mayHide ? redactTarget(exchange.target, { hash, found }) : exchange.target;
  if (found.size === 0 && !hasMore) return exchange;
  const clean = withoutBody(exchange, target, found.size > 0 ? [...found] : undefined);
  if (dropped.length === 0) return clean;
  return {
    ...clean,
    headers: kept,
    redactedHeaders: { ...exchange.redactedHeaders, ...hashed },
    droppedHeaders: [...new Set([...(exchange.droppedHeaders ?? []), ...dropped])],
  };
}

/** Field by field, because to spread an object of this size costs more than to search it. */
function withoutBody(exchange: Exchange, target: string, redacted: Exchange['redacted']): Exchange {
  return {
    source: exchange.source,
    method: exchange.method,
    target,
    host: exchange.host,
    scheme: exchange.scheme,
    headers: exchange.headers,
    client: exchange.client,
    upstream: exchange.upstream,
    startedAtMs: exchange.startedAtMs,
    clockRule: exchange.clockRule,
    clockResolutionMs: exchange.clockResolutionMs,
    durationMs: exchange.durationMs,
    status: exchange.status,
    replyBytes: exchange.replyBytes,
    replyBody: undefined,
    redacted,
    redactedHeaders: exchange.redactedHeaders,
    droppedHeaders: exchange.droppedHeaders,
  } satisfies { readonly [Field in keyof Required<Exchange>]: Exchange[Field] };
}
