/** What kind of value differs: times, ids and counters differ by themselves, and are told apart to be learned. */
import type { Json } from '../../json.ts';
import type { DifferenceKind } from './difference.ts';
import { timeOf, timesIn, type TimesInText, type WrittenTime } from './time-text.ts';

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
  if (differByMoment(timesOf(stable), timesOf(preview), times)) return 'date-changed';
  if (typeof stable === 'string' && typeof preview === 'string') {
    return ids.some((shape) => shape.test(stable) && shape.test(preview)) ? 'id-changed' : 'value-changed';
  }
  const isCount = typeof stable === 'number' && typeof preview === 'number' && counterName.test(at);
  return isCount ? 'counter-changed' : 'value-changed';
}

function timesOf(value: Json): TimesInText {
  const time = timeOf(value);
  if (time !== undefined) return { around: '', times: [time] };
  return typeof value === 'string' ? timesIn(value) : { around: '', times: [] };
}

/** The same but for times, each in the same form and as near to its own reply as its counterpart. */
function differByMoment(ours: TimesInText, theirs: TimesInText, replied: ReplyTimes): boolean {
  if (ours.around !== theirs.around || ours.times.length === 0 || ours.times.length !== theirs.times.length)
    return false;
  return ours.times.every((time, index) => {
    const other = theirs.times[index];
    const [before, behind] = [apart(time, replied.stable), other && apart(other, replied.preview)];
    return (
      before !== undefined &&
      behind !== undefined &&
      time.form === other?.form &&
      Math.abs(before - behind) <= nearMs
    );
  });
}

/** Undefined where a time has nothing to do with when its reply was made. */
function apart({ ms, zoned }: WrittenTime, repliedAtMs: number | undefined): number | undefined {
  if (repliedAtMs === undefined) return undefined;
  return Math.abs(ms - repliedAtMs) <= (zoned ? nearMs : nearWithoutZoneMs) ? ms - repliedAtMs : undefined;
}
