/** What kind of value differs: times, ids and counters differ by themselves, and are told apart to be learned. */
import type { Json } from '../../json.ts';
import type { DifferenceKind } from './difference.ts';

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

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?$/;
const httpTime =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;

/** ISO 8601, the date format of HTTP, and seconds, milliseconds or microseconds since 1970. */
function timeOf(value: Json): { readonly ms: number; readonly zoned: boolean } | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10,16}(?:\.\d+)?$/.test(value))) {
    const given = Number(value);
    const scale = given < 1e11 ? 1000 : given < 1e14 ? 1 : 0.001;
    return given < 1e9 ? undefined : { ms: given * scale, zoned: true };
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const [, day, time = '', zone] = isoTime.exec(value) ?? [];
  const ms =
    day === undefined
      ? httpTime.test(value)
        ? Date.parse(value)
        : Number.NaN
      : Date.parse(`${day}T${time.replace(',', '.').replace(/(\.\d{3})\d+$/, '$1')}${zone ?? 'Z'}`);
  return Number.isNaN(ms) ? undefined : { ms, zoned: day === undefined || zone !== undefined };
}
