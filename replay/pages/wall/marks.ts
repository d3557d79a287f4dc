/** Puts a group's marks on requests to its own origin, and keeps them from every other. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { GroupOptions } from '../../options.ts';

/** Between two neighbours only; the proxy speaks for itself to each side. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers of the browser's request as they go on. The group's marks win over what the page set. */
export function onwardHeaders(
  headers: IncomingHttpHeaders,
  group: GroupOptions,
  { isOwn, runId }: { readonly isOwn: boolean; readonly runId: string },
): OutgoingHttpHeaders {
  const { cookie, ...rest } = endToEnd(headers);
  const marks = Object.entries(group.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const cookies = onwardCookies(typeof cookie === 'string' ? cookie : '', group.cookies ?? {}, isOwn);
  return {
    ...rest,
    ...(isOwn && { ...(Object.fromEntries(marks) as Record<string, string>), 'x-seaworthy-run': runId }),
    ...(cookies !== '' && { cookie: cookies }),
  };
}

export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function onwardCookies(sent: string, marks: Readonly<Record<string, string>>, isOwn: boolean): string {
  const others = sent.split(/;\s*/).filter((pair) => {
    const [name = '', value] = pair.split(/=(.*)/s);
    return pair !== '' && (isOwn ? !Object.hasOwn(marks, name) : marks[name] !== value);
  });
  const own = isOwn ? Object.entries(marks).map(([name, value]) => `${name}=${value}`) : [];
  return [...own, ...others].join('; ');
}
