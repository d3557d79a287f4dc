/** Asks an HTTP API for JSON. What goes wrong on the way is an answer in words, never an exception. */
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import { callHttp } from './http-call.ts';

export interface ApiRequest {
  /** A login in it goes out as basic authorization. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON by POST; a GET where absent. */
  readonly body?: unknown;
}

/** The data of a reply with a status of 2xx (undefined where its body is empty), or why there is none. */
export type ApiAnswer = { readonly data: unknown } | { readonly fault: string };

/** The largest JSON that a check reads. */
export const replyBytesMax = 32 * 1024 * 1024;

/**
 * Asks once, follows no redirect, and only hosts that the item names or the caller allows.
 *
 * @param named URLs that the item itself names
 */
export async function askApi(
  { url, headers, body }: ApiRequest,
  named: readonly string[],
  context: CheckContext,
): Promise<ApiAnswer> {
  if (!URL.canParse(url)) return { fault: `${url} is no URL` };
  const target = new URL(url);
  const refused = refusalOf(target, named, context);
  if (refused !== undefined) return { fault: refused };
  const login = loginOf(target);
  const reply = await callHttp({
    method: body === undefined ? 'GET' : 'POST',
    url: target,
    headers: {
      'user-agent': 'seaworthy-checklist',
      ...login,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: context.signal,
    bytesMax: replyBytesMax,
  });
  if ('fault' in reply) return { fault: `no reply from ${target.host}: ${reply.fault}` };
  if (reply.cut) return { fault: `the reply of ${target.host} is longer than ${replyBytesMax} bytes` };
  return answerOf(target, reply.status, reply.body);
}

/** Takes the login out of the URL: fetch refuses one, and its messages would show it. */
function loginOf(target: URL): Record<string, string> {
  const { username, password } = target;
  if (username === '') return {};
  target.username = '';
  target.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function answerOf({ host, pathname }: URL, status: number, text: string): ApiAnswer {
  if (status === 401 || status === 403) return { fault: `${host} refuses the credential: status ${status}` };
  if (status < 200 || status > 299) {
    return { fault: `${host}${pathname} replied with status ${status}: ${text.trim().slice(0, 300)}` };
  }
  try {
    return { data: text.trim() === '' ? undefined : (JSON.parse(text) as unknown) };
  } catch {
    return { fault: `${host}${pathname} replied with something that is no JSON` };
  }
}
