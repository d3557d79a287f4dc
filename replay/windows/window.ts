import { HarnessError } from '../../reports/index.ts';

/** A time of every day in a time zone. */
export interface Window {
  /** As it was written. */
  readonly text: string;
  /** Minutes after midnight; `to` below `from` ends on the next day. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

const written = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d) +(\S+)$/;

/**
 * `01:00-05:00 Asia/Shanghai`, `22:30-24:00 Europe/Berlin`, `22:00-02:00 UTC`.
 *
 * @throws {HarnessError} `usage`
 */
export function parseWindow(text: string): Window {
  const [, fromHour, fromMinute, toHour, toMinute, zone = ''] = written.exec(text.trim()) ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (!Number.isFinite(from) || to > 1440 || from === to) throw refused(text);
  if (!isZone(zone)) throw unknownZone(zone);
  return { text: text.trim(), from, to, zone };
}

/**
 * @throws {HarnessError} `usage` for a window that is misspelt, or too short for one request and its reply.
 */
export function checkWindows({
  windows = [],
  timeoutMs,
}: {
  readonly windows?: readonly string[];
  readonly timeoutMs: number;
}): void {
  for (const text of windows) {
    const { from, to } = parseWindow(text);
    const minutes = (to - from + 1440) % 1440 || 1440;
    if (minutes * 60_000 > timeoutMs) continue;
    throw new HarnessError('usage', {
      what: `The window "${text}" is shorter than the time for one request, ${timeoutMs} ms.`,
      where: '--window',
      todo: 'Give a longer window or a shorter timeoutMs.',
    });
  }
}

/**
 * Whether a clock on the wall of the zone shows a time of the window. So an hour that daylight saving repeats
 * counts twice, and one that it skips is no part of that day.
 */
export function isWithin({ from, to, zone }: Window, atMs: number): boolean {
  const minute = minuteOfDay(zone, atMs);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(zone: string, atMs: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const [hour, minute] = format.format(atMs).split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** Abbreviations are none, though the calendar takes them: CST for Chicago and not for China, IST for India. */
function isZone(zone: string): boolean {
  if (!/^(?:UTC|GMT)$|\//.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone }).format(0);
    return true;
  } catch {
    return false;
  }
}

function refused(text: string): HarnessError {
  return new HarnessError('usage', {
    what: `"${text}" is no time of the day with a time zone.`,
    where: '--window',
    todo: 'Write it as "01:00-05:00 Asia/Shanghai"; zones are named as in the IANA list.',
  });
}

function unknownZone(zone: string): HarnessError {
  return new HarnessError('usage', {
    what: `"${zone}" is no name of a time zone.`,
    where: '--window',
    todo: 'Name it as in the IANA list, for example Asia/Shanghai, or UTC. Abbreviations mean several places.',
  });
}
