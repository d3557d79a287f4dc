import { HarnessError, version } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';

/** Never sent again: hop-by-hop, identity, conditions, and what only the original sender may claim. */
const dropped =
  /^(?::.*|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-.*|expect|host|cookie2?|authorization|proxy-.*|x-(?:api-key|auth.*|csrf.*|xsrf.*)|if-.*|range|user-agent|accept-encoding|forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*|traceparent|tracestate|baggage|b3|x-b3-.*|x-request-id|x-seaworthy-.*|cache-control|pragma|http2-settings)$/;

/** HTTP knows no other names and values; captures hold what clients really sent. */
const wellFormed = { name: /^[\w!#$%&'*+.^`|~-]+$/, value: /^[\t -~]*$/ };

/** Encodings that can be decoded for a comparison. */
const encodings = /^(?:gzip|br|zstd|deflate)$/;

/** Headers of a captured request that may be sent again; values that hold redacted text are left out. */
export function replayableHeaders(
  captured: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(captured).filter(
    ([name, value]) =>
      !dropped.test(name) &&
      !/redacted/i.test(value) &&
      wellFormed.name.test(name) &&
      wellFormed.value.test(value),
  );
  const accepted = (captured['accept-encoding'] ?? '').split(',').map((one) => one.split(';', 1)[0]?.trim());
  const known = accepted.filter((one) => one !== undefined && encodings.test(one)).join(', ');
  return { ...Object.fromEntries(kept), ...(known === '' ? {} : { 'accept-encoding': known }) };
}

/** Headers of a captured request as they go to one group: its marks win, and nobody can take our name away. */
export interface SentHeaders {
  /** `captured` may hold the cookie of a test identity; the group's own cookies are put behind it. */
  of(captured: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

/** @throws {HarnessError} `usage` for a mark that HTTP cannot carry. */
export function openSentHeaders(group: GroupOptions, runId: string): SentHeaders {
  const marks = Object.entries(group.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const cookies = Object.entries(group.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  const cookie = cookies.join('; ');
  const ours = {
    ...Object.fromEntries(marks),
    'user-agent': `seaworthy/${version} (+release verification)`,
    'x-seaworthy-run': runId,
  };
  for (const [name, value] of [...Object.entries(ours), ['cookie', cookie] as const])
    refuseMalformed(name, value);
  return {
    of(captured) {
      const all: Record<string, string> = { accept: '*/*', 'accept-encoding': 'identity' };
      for (const name in captured) all[name] = captured[name] ?? '';
      for (const name in ours) all[name] = ours[name as keyof typeof ours];
      if (cookie !== '')
        all['cookie'] = captured['cookie'] === undefined ? cookie : `${captured['cookie']}; ${cookie}`;
      return all;
    },
  };
}

function refuseMalformed(name: string, value: string): void {
  if (wellFormed.name.test(name) && wellFormed.value.test(value)) return;
  throw new HarnessError('usage', {
    what: `The mark ${JSON.stringify(`${name}: ${value}`)} cannot be sent.`,
    todo: 'Use names of letters, digits and hyphens, and values of visible ASCII.',
  });
}
