/** Wall-clock time of a place: what its clocks and calendars show. */
export interface ZonedTime {
  /** 0 is Sunday. */
  readonly weekday: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Minutes since midnight, as the clock shows them. */
  readonly minutes: number;
}

export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** True for UTC and a place of the IANA list, for example `Asia/Shanghai`; false for CST and the like, which name several. */
export function isZone(zone: string): boolean {
  if (!/^(?:UTC|GMT)$|\//.test(zone)) return false;
  try {
    return Intl.DateTimeFormat('en-US', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** Gives the wall clock of one place; making it costs more than asking it. */
export function clockOf(zone: string): (at: Date) => ZonedTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { weekday = '', year, month, day, hour, minute } = parts;
    return {
      weekday: weekdays.findIndex((name) => name === weekday),
      date: `${year}-${month}-${day}`,
      minutes: Number(hour) * 60 + Number(minute),
    };
  };
}
