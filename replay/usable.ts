/** Decides which replies may be compared. Nothing here looks at what they say. */
import { headerOf, isComplete, type CompleteReply, type Reply } from './reply.ts';
import type { PlannedRequest } from './planned-request.ts';

/** True when stable answers in another class of status than was captured, so that its reply is no reference. */
export function hasDrifted(request: PlannedRequest, reply: CompleteReply): boolean {
  const captured = capturedClass(request.status);
  return captured !== undefined && captured !== Math.trunc(reply.status / 100);
}

/**
 * 2 to 5, or undefined where the capture does not say. A captured 304 stands for a 200, since no conditional
 * header is sent again; 444 and 499 (nginx) mean that the caller left.
 */
function capturedClass(status: number | undefined): number | undefined {
  if (status === undefined || status < 100 || status === 444 || status === 499) return undefined;
  return status === 304 ? 2 : Math.trunc(status / 100);
}

const hitHeaders = [
  'x-cache',
  'x-cache-status',
  'x-proxy-cache',
  'cf-cache-status',
  'x-varnish-cache',
  'cache-status',
];

/** A group repeats its headers, as one object: what they say is looked up. */
const known = new WeakMap<object, boolean>();

/** True when a cache answered and not the group. */
export function isFromCache(reply: CompleteReply): boolean {
  if (reply.status === 304) return true;
  const isKnown = known.get(reply.headers);
  if (isKnown !== undefined) return isKnown;
  const isHit = tellsOfCache(reply);
  known.set(reply.headers, isHit);
  return isHit;
}

function tellsOfCache(reply: CompleteReply): boolean {
  if (Number(headerOf(reply, 'age') ?? 0) > 0) return true;
  return hitHeaders.some((name) => /\b(hit|stale|revalidated|updating)\b/i.test(headerOf(reply, name) ?? ''));
}

/** True when the target asks us to stay away for a while. */
export function asksToBackOff(reply: Reply): reply is CompleteReply {
  if (!isComplete(reply)) return false;
  return reply.status === 429 || (reply.status === 503 && reply.headers['retry-after'] !== undefined);
}

/**
 * True for a lost reply, and for a 5xx where the capture had none. Undefined for one that says nothing of its group:
 * it asks us to stay away, or we ended it ourselves.
 */
export function hasFailed(reply: Reply, { status = 0 }: PlannedRequest): boolean | undefined {
  if (isComplete(reply) ? asksToBackOff(reply) : reply.failed === 'interrupted') return undefined;
  return !isComplete(reply) || (reply.status >= 500 && status < 500);
}

/** For how long, ms: at least 100, at most 30,000; 1000 where the reply does not say. */
export function backOffMs(reply: CompleteReply, now: Date): number {
  const asked = headerOf(reply, 'retry-after');
  const seconds = Number(asked ?? 1);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked ?? '') - now.getTime();
  return Math.min(30_000, Math.max(100, Number.isFinite(wait) ? wait : 1000));
}
