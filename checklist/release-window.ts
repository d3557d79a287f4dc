/**
 * Release windows such as `Mon-Thu 10:00-17:00 Asia/Shanghai`, judged by the wall clock of their zone, so
 * that summer time needs no care. A window whose end is not after its start runs into the next day.
 */
import { clockOf, isZone, weekdays, type ZonedTime } from './zoned-time.ts';

export interface ReleaseWindow {
  readonly text: string;
  /** 0 is Sunday; the day on which the window opens. */
  readonly days: readonly number[];
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

/** Days without releases, both ends included, `YYYY-MM-DD`. */
export interface Blackout {
  readonly first: string;
  readonly last: string;
}

const windowForm = /^(\S+) (\d{2}):(\d{2})-(\d{2}):(\d{2}) (\S+)$/;
const blackoutForm = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/;

/** The window, or in words what is wrong with it. */
export function parseWindow(text: string): ReleaseWindow | string {
  const match = windowForm.exec(text);
  if (!match) return `"${text}" is not like "Mon-Thu 10:00-17:00 Asia/Shanghai"`;
  const [, dayText = '', fromHour, fromMinute, toHour, toMinute, zone = ''] = match;
  const days = parseDays(dayText);
  if (typeof days === 'string') return days;
  const from = minutesOf(fromHour, fromMinute);
  const to = minutesOf(toHour, toMinute);
  if (from === undefined || to === undefined || from === 1440)
    return `"${text}" has an hour that no clock shows`;
  if (from === to) return `"${text}" opens and closes at the same time; a whole day is 00:00-24:00`;
  if (!isZone(zone)) return `"${zone}" is no IANA time zone, for example Asia/Shanghai`;
  return { text, days, from, to, zone };
}

/** `2026-11-11` or `2026-12-30..2027-01-02`, or in words what is wrong with it. */
export function parseBlackout(text: string): Blackout | string {
  const [, first = '', last = first] = blackoutForm.exec(text) ?? [];
  const strange = [first, last].find((day) => !isDay(day));
  if (strange !== undefined) return `"${text}" is not like "2026-11-11" or "2026-12-30..2027-01-02"`;
  return last < first ? `"${text}" ends before it begins` : { first, last };
}

export function isOpen({ days, from, to }: ReleaseWindow, { weekday, minutes }: ZonedTime): boolean {
  if (from < to) return days.includes(weekday) && minutes >= from && minutes < to;
  const yesterday = (weekday + 6) % 7;
  return (days.includes(weekday) && minutes >= from) || (days.includes(yesterday) && minutes < to);
}

export function isBlackedOut(blackouts: readonly Blackout[], { date }: ZonedTime): boolean {
  return blackouts.some(({ first, last }) => first <= date && date <= last);
}

/** The next minute at which a window is open, within two weeks. */
export function nextOpening(
  window: ReleaseWindow,
  blackouts: readonly Blackout[],
  now: Date,
): Date | undefined {
  const clock = clockOf(window.zone);
  const minuteMs = 60_000;
  const start = Math.ceil(now.getTime() / minuteMs);
  for (let minute = start; minute < start + 14 * 1440; minute += 1) {
    const at = new Date(minute * minuteMs);
    const local = clock(at);
    if (isOpen(window, local) && !isBlackedOut(blackouts, local)) return at;
    // Windows open on whole minutes; between quarters nothing can change unless the window says so.
    const step = window.from % 15 === 0 && window.to % 15 === 0 ? 15 - (minute % 15) : 1;
    minute += step - 1;
  }
  return undefined;
}

function parseDays(text: string): number[] | string {
  if (text === 'daily') return [0, 1, 2, 3, 4, 5, 6];
  const days: number[] = [];
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [first, last].map((name) => weekdays.findIndex((day) => day === name));
    if (from === undefined || to === undefined || from < 0 || to < 0 || part.split('-').length > 2) {
      return `"${part}" is no weekday; write Mon, Mon-Thu, Sat,Sun or daily`;
    }
    for (let step = 0; step <= (to - from + 7) % 7; step += 1) days.push((from + step) % 7);
  }
  return days;
}

function minutesOf(hour = '', minute = ''): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= 1440 ? minutes : undefined;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
