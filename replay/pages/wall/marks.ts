/** Puts a group's marks on requests to its own origin, and keeps them from every other. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { GroupOptions } from '../../options.ts';
import type { SessionCookie } from '../../sessions/session.ts';

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

/** What of a session the wall knows. */
export interface WallSession {
  /** Names in lower case, without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** Those that the browser was given. */
  readonly cookies: readonly Pick<SessionCookie, 'name' | 'value'>[];
  /** Those that the browser does not keep at this address. */
  readonly refusedCookies: readonly Pick<SessionCookie, 'name' | 'value'>[];
}

/** What browsers say of themselves with every request; all else a page has set on purpose. */
const ofBrowser = new Set(['accept', 'accept-language', 'user-agent', 'referer']);

interface Way {
  readonly isOwn: boolean;
  readonly runId: string;
  readonly session?: WallSession | undefined;
}

/**
 * The headers of the browser's request as they go on. The group's marks win over what the page set; what the page set
 * wins over its session: a page may have a newer token.
 */
export function onwardHeaders(
  headers: IncomingHttpHeaders,
  group: GroupOptions,
  { isOwn, runId, session }: Way,
): OutgoingHttpHeaders {
  const { cookie, ...rest } = endToEnd(headers);
  const marks = Object.entries(group.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const cookies = onwardCookies(typeof cookie === 'string' ? cookie : '', group.cookies ?? {}, {
    isOwn,
    session,
  });
  const ofSession = Object.entries(session?.headers ?? {}).filter(
    ([name]) => name !== 'cookie' && (ofBrowser.has(name) || rest[name] === undefined),
  );
  return {
    ...rest,
    ...(isOwn && {
      ...Object.fromEntries(ofSession),
      ...(Object.fromEntries(marks) as Record<string, string>),
      'x-seaworthy-run': runId,
    }),
    ...(cookies !== '' && { cookie: cookies }),
  };
}

export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

/** Browsers send the cookies of a host to all its ports; those of the group and its session stay with it. */
function onwardCookies(
  sent: string,
  marks: Readonly<Record<string, string>>,
  { isOwn, session }: Pick<Way, 'isOwn' | 'session'>,
): string {
  const { cookies = [], refusedCookies = [] } = session ?? {};
  const isOfSession = (name: string, value: string | undefined): boolean =>
    cookies.some((one) => one.name === name && one.value === value);
  const pairs = sent.split(/;\s*/).filter((pair) => {
    const [name = '', value] = pair.split(/=(.*)/s);
    if (pair === '' || isOwn) return pair !== '' && !Object.hasOwn(marks, name);
    return marks[name] !== value && !isOfSession(name, value);
  });
  if (!isOwn) return pairs.join('; ');
  const known = new Set(pairs.map((pair) => pair.split('=', 1)[0]));
  const own = Object.entries(marks).map(([name, value]) => `${name}=${value}`);
  const added = refusedCookies.filter(({ name }) => !known.has(name) && !Object.hasOwn(marks, name));
  return [...own, ...pairs, ...added.map(({ name, value }) => `${name}=${value}`)].join('; ');
}
