import { version } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';

/** Never sent again: hop-by-hop, identity, conditions, and what only the original sender may claim. */
const dropped =
  /^(?::.*|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-.*|expect|host|cookie2?|authorization|proxy-.*|x-(?:api-key|auth.*|csrf.*|xsrf.*)|if-.*|range|user-agent|accept-encoding|forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*|traceparent|tracestate|baggage|b3|x-b3-.*|x-request-id|x-seaworthy-.*|cache-control|pragma|http2-settings)$/;

/** HTTP knows no other names and values; captures hold what clients really sent. */
const wellFormed = { name: /^[\w!#$%&'*+.^`|~-]+$/, value: /^[\t -~]*$/ };

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
  const encoding = /\b(gzip|br)\b/.exec(captured['accept-encoding'] ?? '')?.[1];
  return { ...Object.fromEntries(kept), ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) };
}

/** All headers of one send: captured ones, then the group's marks, then who we are. */
export function sentHeaders(
  request: Pick<PlannedRequest, 'headers'>,
  group: GroupOptions,
  runId: string,
): Record<string, string> {
  const cookies = Object.entries(group.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  const marks = Object.entries(group.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return {
    accept: '*/*',
    'accept-encoding': 'identity',
    ...request.headers,
    ...Object.fromEntries(marks),
    ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
    'user-agent': `seaworthy/${version} (+release verification)`,
    'x-seaworthy-run': runId,
  };
}
