import type { ReplySample } from '../../reports/index.ts';
import type { ReplyDifference } from '../judge/difference/index.ts';
import { isComplete, type Reply } from '../reply.ts';
import type { Observation } from './observation.ts';
import type { Redactor } from './redactor.ts';
import type { PlannedRequest } from '../planned-request.ts';

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

/** The smallest pair that shows a difference. */
export interface SamplePair {
  readonly request: PlannedRequest;
  /** Of both bodies and the target, bytes. */
  readonly size: number;
  /** What differs. */
  readonly values: { readonly stable?: string; readonly preview?: string };
  readonly stable?: ReplySample;
  readonly preview?: ReplySample;
}

/** What samples show, and how private values in them are replaced. */
export interface Show {
  /** Headers shown besides the usual ones. */
  readonly headers: ReadonlySet<string>;
  readonly redactor: Redactor;
}

/** True when what was seen makes a smaller sample than the known one. */
export function isSmaller({ request, stable, preview }: Observation, known: SamplePair | undefined): boolean {
  return known === undefined || bytesOf(stable) + bytesOf(preview) + request.target.length < known.size;
}

/** The pair as a reviewer sees it. */
export function sampleOf(seen: Observation, difference: ReplyDifference, show: Show): SamplePair {
  const { request, stable, preview } = seen;
  const shown = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : show.redactor.value(difference.at, value);
  return {
    request,
    size: bytesOf(stable) + bytesOf(preview) + request.target.length,
    values: { stable: shown(difference.stable), preview: shown(difference.preview) },
    stable: replySampleOf(stable, show),
    preview: replySampleOf(preview, show),
  };
}

function bytesOf(reply: Reply): number {
  return isComplete(reply) ? reply.body.bytes : 0;
}

/** A few headers and a short body, private values replaced. */
function replySampleOf(reply: Reply, { headers: more, redactor }: Show): ReplySample {
  const latencyMs = Math.round(reply.latencyUs / 10) / 100;
  if (!isComplete(reply)) return { status: 0, latencyMs, body: reply.message };
  const { status, headers, body } = reply;
  const kept = Object.entries(headers).filter(([name]) => shownHeaders.has(name) || more.has(name));
  const text = body.text?.slice(0, bodyCharsMax) ?? (body.sha256 && `sha256 ${body.sha256}`);
  return {
    status,
    latencyMs,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, redactor.text(String(value))])),
    bodyBytes: body.bytes,
    ...(text === undefined ? {} : { body: redactor.text(text) }),
  };
}
