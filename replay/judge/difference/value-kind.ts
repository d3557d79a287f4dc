/** What kind of value differs: times, ids and counters differ by themselves, and are told apart to be learned. */
import type { Json } from '../../json.ts';
import type { DifferenceKind } from './difference.ts';
import { timeOf } from './time-text.ts';

/** The times at which the two replies say that they were made, ms; undefined where they do not. */
export interface ReplyTimes {
  readonly stable: number | undefined;
  readonly preview: number | undefined;
}

/** A time this near to that of its reply was taken while replying. */
const nearMs = 10 * 60_000;
/** A time without a zone may be that of any. */
const nearWithoutZoneMs = 15 * 3_600_000;

const counterName = /(?:seq|sequence|serial|counter|hits|views|visits|uptime)$/i;

const ids = [
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  /^[\dA-HJKMNP-TV-Z]{26}$/,
  /^(?=.*\d)[\da-f]{16,}$/i,
  /^(?=.*\d)(?=.*[a-z])[\w+/=.-]{16,}$/i,
] as const;

export function valueKind(stable: Json, preview: Json, at: string, times: ReplyTimes): DifferenceKind {
  if (isNear(stable, times.stable) && isNear(preview, times.preview)) return 'date-changed';
  if (typeof stable === 'string' && typeof preview === 'string') {
    return ids.some((shape) => shape.test(stable) && shape.test(preview)) ? 'id-changed' : 'value-changed';
  }
  const isCount = typeof stable === 'number' && typeof preview === 'number' && counterName.test(at);
  return isCount ? 'counter-changed' : 'value-changed';
}

function isNear(value: Json, repliedAtMs: number | undefined): boolean {
  if (repliedAtMs === undefined) return false;
  const time = timeOf(value);
  return time !== undefined && Math.abs(time.ms - repliedAtMs) <= (time.zoned ? nearMs : nearWithoutZoneMs);
}
