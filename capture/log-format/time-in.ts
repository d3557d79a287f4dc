import { anyTime, type StampedTime } from '../any-time.ts';
import { monthOf, parseLogTime } from '../log-time.ts';
import type { Field, TimePart } from './field.ts';

/** The logged text of a time field; undefined where unset. */
export type TimeText = (index: number) => string | undefined;

export interface TimeReader {
  readonly stamps: 'start' | 'end';
  read(): StampedTime | undefined;
}

type Read = (text: TimeText) => StampedTime | undefined;

/** How the time is read from what a format holds: the start before the end, then the best rank. */
export function timeReader(fields: readonly Field[], text: TimeText): TimeReader | undefined {
  const stamps = (['start', 'end'] as const).find((edge) => indexesOf(fields, edge).length > 0);
  if (stamps === undefined) return undefined;
  const indexes = indexesOf(fields, stamps).sort((a, b) => rankOf(fields, a) - rankOf(fields, b));
  const whole = indexes.find((index) => wholeParts.has(partOf(fields[index])));
  const byPart = new Map(indexes.map((index) => [partOf(fields[index]), index]));
  const base = whole === undefined ? fromParts(byPart) : fromWhole(partOf(fields[whole]), whole);
  const read = withFraction(base, byPart);
  return { stamps, read: () => read(text) };
}

const wholeParts: ReadonlySet<TimePart | undefined> = new Set(['log', 'any', 'seconds', 'ms', 'us']);

function indexesOf(fields: readonly Field[], edge: 'start' | 'end'): number[] {
  return [...fields.keys()].filter((index) => {
    const meaning = fields[index]?.meaning;
    return meaning?.gives === 'time' && meaning.stamps === edge;
  });
}

function rankOf(fields: readonly Field[], index: number): number {
  return fields[index]?.rank ?? 0;
}

function partOf(of: Field | undefined): TimePart | undefined {
  return of?.meaning?.gives === 'time' ? of.meaning.part : undefined;
}

function fromWhole(part: TimePart | undefined, index: number): Read {
  if (part === 'log') return logTime(index);
  if (part === 'any') return (text) => anyTime(text(index));
  const unitMs = part === 'seconds' ? 1000 : part === 'ms' ? 1 : 0.001;
  return (text) => {
    const ms = Number(text(index)) * unitMs;
    return Number.isFinite(ms) ? { ms, resolutionMs: Math.max(unitMs, 1) } : undefined;
  };
}

/** Many requests share a second, so the last one is remembered. */
function logTime(index: number): Read {
  let [lastText, lastTime]: [string?, StampedTime?] = [];
  return (text) => {
    const now = text(index);
    if (now === undefined) return undefined;
    if (now === lastText) return lastTime;
    const ms = parseLogTime(now);
    lastTime = ms === undefined ? undefined : { ms, resolutionMs: 1000 };
    lastText = now;
    return lastTime;
  };
}

/** A date and time of day in pieces; without a zone it is taken as UTC. */
function fromParts(byPart: ReadonlyMap<TimePart | undefined, number>): Read {
  return (text) => {
    const read = (part: TimePart): string | undefined => text(byPart.get(part) ?? -1);
    const year = Number(read('year') ?? 2000 + Number(read('year-of-century')));
    const name = read('month-name');
    const month = name === undefined ? Number(read('month')) - 1 : monthOf(name);
    const second = read('second');
    const ms = Date.UTC(
      year,
      month,
      Number(read('day')),
      Number(read('hour')),
      Number(read('minute')),
      Number(second ?? 0),
    );
    const start = ms - zoneOffsetMs(read('zone'));
    return Number.isNaN(start)
      ? undefined
      : { ms: start, resolutionMs: second === undefined ? 60_000 : 1000 };
  };
}

function zoneOffsetMs(zone: string | undefined): number {
  if (zone === undefined || /^(?:Z|UTC|GMT)$/.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function withFraction(read: Read, byPart: ReadonlyMap<TimePart | undefined, number>): Read {
  const [ms = -1, us = -1] = [byPart.get('ms-fraction'), byPart.get('us-fraction')];
  if (ms < 0 && us < 0) return read;
  return (text) => {
    const time = read(text);
    const fraction = us >= 0 ? Number(text(us)) / 1000 : Number(text(ms));
    if (time?.resolutionMs !== 1000 || !(fraction >= 0 && fraction < 1000)) return time;
    return { ms: time.ms + fraction, resolutionMs: 1 };
  };
}
