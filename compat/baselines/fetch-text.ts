/** Fetches the text of a contract from a host that the user allows. The only file of contracts that opens a socket. */
import { HarnessError, within } from '../../reports/index.ts';
import { reasonIn } from '../reason.ts';

const bytesMax = 64 * 1024 * 1024;
const timeoutMs = 30_000;

/** What is asked of every fetch. */
export interface FetchRules {
  /** Hosts (`name` or `name:port`) that may be asked. */
  readonly allowedHosts: readonly string[];
  /** What allows a host, for the message of a refusal. Default: `--allow-host`, `baselineHosts`. */
  readonly allowedBy?: { readonly flag: string; readonly member: string };
  readonly signal: AbortSignal;
}

const baselineHosts = { flag: '--allow-host', member: 'baselineHosts' } as const;

/**
 * One GET, without redirects, at most 64 MiB within 30 s. `https:` only, but on loopback.
 *
 * @throws {HarnessError} `target-not-allowed` for another host or scheme and for a URL with a password,
 *   `input-unreadable` where there is no such text.
 */
export async function fetchText(address: string, rules: FetchRules): Promise<string> {
  const { signal } = rules;
  const url = checked(address, rules);
  const where = shownUrl(address);
  return within(timeoutMs, signal, async (limit) => {
    try {
      const reply = await fetch(url, { redirect: 'error', signal: limit });
      if (!reply.ok) throw unreadable(where, `The server answered ${reply.status}.`);
      return await textOf(reply, where);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof HarnessError) throw cause;
      if (limit.aborted) throw unreadable(where, `It did not come within ${timeoutMs / 1000} s.`, cause);
      const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
      throw unreadable(where, `It could not be fetched: ${reasonIn(inner)}.`, cause);
    }
  });
}

async function textOf(reply: Response, where: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw unreadable(where, `It is larger than ${bytesMax / 1024 / 1024} MiB.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** As it may be shown: without a password, a query or a fragment. */
export function shownUrl(address: string): string {
  if (!URL.canParse(address)) return 'a URL that cannot be read';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

function checked(address: string, { allowedHosts, allowedBy = baselineHosts }: FetchRules): URL {
  const where = shownUrl(address);
  if (!URL.canParse(address)) throw refused(where, 'This is no URL.');
  const url = new URL(address);
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(isLoopback && url.protocol === 'http:'))
    throw refused(where, 'Contracts are fetched over https only.');
  if (url.username !== '' || url.password !== '') throw refused(where, 'The URL holds credentials.');
  if (!allowedHosts.includes(url.host) && !allowedHosts.includes(url.hostname))
    throw refused(
      where,
      `The host ${url.host} is not allowed.`,
      `Allow it with ${allowedBy.flag} ${url.host}, or \`${allowedBy.member}\` in the config.`,
    );
  return url;
}

function refused(
  where: string,
  what: string,
  todo = 'Write https://HOST/PATH, and allow the host.',
): HarnessError {
  return new HarnessError('target-not-allowed', { what, where, todo });
}

function unreadable(where: string, what: string, cause?: unknown): HarnessError {
  return new HarnessError('input-unreadable', {
    what,
    where,
    todo: 'Check the address.',
    cause,
  });
}
