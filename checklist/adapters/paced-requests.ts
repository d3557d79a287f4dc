/** Sends many GET requests at an even rate, so that a check is never the load that it measures. */
import { within } from '../../reports/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import { sendRequest, type HttpFault, type HttpReply } from './http-request.ts';

export interface PacedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of a request. */
export interface PacedReply {
  /** When it was to start, in milliseconds since the first. */
  readonly atMs: number;
  readonly reply?: HttpReply;
  readonly fault?: HttpFault;
}

export interface Pace {
  readonly perSecond: number;
  /** After this time a request counts as failed. Default: that of the item. */
  readonly timeoutMs?: number;
}

const inFlightMax = 64;

/**
 * One answer for each request, in order. Starts follow the clock, whatever the replies do, up to 64 at a time; each
 * takes a connection of its own. Only the hosts of `named` URLs and those that the caller allows are asked. Stops
 * early, with the answers so far, when the signal is aborted.
 */
export async function sendPaced(
  requests: Iterable<PacedRequest>,
  { perSecond, timeoutMs }: Pace,
  named: readonly string[],
  context: CheckContext,
): Promise<PacedReply[]> {
  const answers: Promise<PacedReply>[] = [];
  const flying = new Set<Promise<unknown>>();
  const startMs = performance.now();
  for (const request of requests) {
    const atMs = (answers.length * 1000) / perSecond;
    const waitMs = startMs + atMs - performance.now();
    if (waitMs > 1) await sleep(waitMs, undefined, { signal: context.signal }).catch(() => undefined);
    if (flying.size >= inFlightMax) await Promise.race(flying);
    if (context.signal.aborted) break;
    const answer = ask(request, named, context, timeoutMs ?? context.timeoutMs).then((came) => ({
      atMs,
      ...came,
    }));
    flying.add(answer);
    void answer.then(() => flying.delete(answer));
    answers.push(answer);
  }
  return Promise.all(answers);
}

async function ask(
  { url, headers }: PacedRequest,
  named: readonly string[],
  context: CheckContext,
  timeoutMs: number,
): Promise<Pick<PacedReply, 'reply' | 'fault'>> {
  if (!URL.canParse(url)) return { fault: { code: 'URL', message: `${url} is no URL`, tls: false } };
  const refused = refusalOf(new URL(url), named, context);
  if (refused !== undefined) return { fault: { code: 'NOT_ALLOWED', message: refused, tls: false } };
  const sent = { 'user-agent': 'seaworthy-checklist', ...headers };
  const came = await within(timeoutMs, context.signal, (signal) =>
    sendRequest({ url, method: 'GET', headers: sent, signal }),
  );
  if (!('code' in came)) return { reply: came };
  return came.code === 'ABORT_ERR' && !context.signal.aborted
    ? { fault: { code: 'TIMEOUT', message: `no reply within ${timeoutMs} ms`, tls: false } }
    : { fault: came };
}
