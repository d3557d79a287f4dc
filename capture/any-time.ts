import { logTimeLength, parseLogTime } from './log-time.ts';

export interface StampedTime {
  readonly ms: number;
  /** How fine the stamp is. */
  readonly resolutionMs: number;
}

const isoPattern = /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time as logs write it: epoch seconds, ms, µs or ns (told by size), `17/May/2015:10:05:03 +0000`, or
 * ISO 8601, also with slashes as Caddy's `wall` writes it. A time without zone is taken as UTC, so that two machines read the same.
 */
export function anyTime(text: string | undefined): StampedTime | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return epochTime(text);
  const logTime = text.length === logTimeLength ? parseLogTime(text) : undefined;
  if (logTime !== undefined) return { ms: logTime, resolutionMs: 1000 };
  return isoTime(text);
}

function epochTime(text: string): StampedTime | undefined {
  const value = Number(text);
  if (value < 1e11) return within(value * 1000, text.includes('.') ? 1 : 1000);
  if (value < 1e14) return within(value, 1);
  return within(value < 1e17 ? value / 1e3 : value / 1e6, 1);
}

function isoTime(text: string): StampedTime | undefined {
  const parts = isoPattern.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, time, fraction = '', zone = 'Z'] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${time}${fraction.replace(',', '.')}${zone.toUpperCase()}`);
  return within(ms, fraction === '' ? 1000 : 1);
}

/** Beyond these years a `Date` cannot be written. */
function within(ms: number, resolutionMs: number): StampedTime | undefined {
  return ms >= 0 && ms < 8.64e15 ? { ms: Math.round(ms * 1000) / 1000, resolutionMs } : undefined;
}
