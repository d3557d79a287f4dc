import type { ReplySample } from '../../reports/index.ts';
import { isComplete, type Reply } from '../reply.ts';

/** Most text of a body that a report shows, characters. */
const bodyCharsMax = 4096;

/** Headers that help a reviewer and hold no secret. */
const shownHeaders: ReadonlySet<string> = new Set([
  'cache-control',
  'content-encoding',
  'content-type',
  'location',
  'vary',
  'age',
  'x-cache',
  'access-control-allow-origin',
]);

/** A reply as a reviewer sees it: a few headers, a short body, private values replaced by `redact`. */
export function sampleOf(
  reply: Reply,
  show: { readonly headers: ReadonlySet<string>; redact(text: string): string },
): ReplySample {
  const latencyMs = Math.round(reply.latencyUs / 10) / 100;
  if (!isComplete(reply)) return { status: 0, latencyMs, body: reply.message };
  const headers = Object.entries(reply.headers).flatMap(([name, value]) =>
    shownHeaders.has(name) || show.headers.has(name) ? [[name, show.redact(String(value))] as const] : [],
  );
  const text =
    reply.body.text ?? (reply.body.sha256 === undefined ? undefined : `sha256 ${reply.body.sha256}`);
  return {
    status: reply.status,
    latencyMs,
    headers: Object.fromEntries(headers),
    bodyBytes: reply.body.bytes,
    ...(text === undefined ? {} : { body: show.redact(text.slice(0, bodyCharsMax)) }),
  };
}
