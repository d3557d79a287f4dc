import type { Json } from '../../json.ts';

/** A moment as a reply writes it. */
export interface WrittenTime {
  /** Since 1970, as UTC where no zone is named. */
  readonly ms: number;
  readonly zoned: boolean;
  /** How it is written, digits and zone aside: who reads one form may not read another. */
  readonly form: string;
}

const day = String.raw`(\d{4})[-/](\d\d)[-/](\d\d)`;
const clock = String.raw`(\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?`;
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

const isoTime = new RegExp(`^${day}(?:[T ]${clock})?$`);
/** As HTTP, `Date` of JavaScript and `Date` of Java write it. */
const namedTimes = [
  String.raw`${weekday}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})`,
  String.raw`${weekday} [A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}`,
  String.raw`${weekday} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d (?:UTC|GMT) \d{4}`,
].join('|');
const namedTime = new RegExp(`^(?:${namedTimes})$`);

/** Days alone and short numbers are no moments within a text. */
const anyTime = new RegExp(
  String.raw`${day}[T ]${clock}|${namedTimes}|(?<![\w.])1\d{9}(?:\d{3}){0,2}(?![\w.])`,
  'g',
);

/** The moments that a text names, and the text around them. */
export interface TimesInText {
  readonly around: string;
  readonly times: readonly WrittenTime[];
}

export function timesIn(text: string): TimesInText {
  const times: WrittenTime[] = [];
  const around = text.replace(anyTime, (written) => {
    const time = timeOf(written);
    if (time === undefined) return written;
    times.push(time);
    return '#time';
  });
  return { around, times };
}

/** ISO 8601, the date formats of HTTP, JavaScript and Java, and seconds, milliseconds or microseconds since 1970. */
export function timeOf(value: Json): WrittenTime | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10,16}(?:\.\d+)?$/.test(value))) {
    const given = Number(value);
    const scale = given < 1e11 ? 1000 : given < 1e14 ? 1 : 0.001;
    return given < 1e9 ? undefined : { ms: given * scale, zoned: true, form: `${scale}` };
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (namedTime.test(value))
    return valid(Date.parse(value), {
      zoned: true,
      form: value.replace(/[A-Z][a-z]{2}/g, 'Mon').replace(/\d+/g, '#'),
    });
  const [, year, month, day, time = '00:00', zone] = isoTime.exec(value) ?? [];
  if (year === undefined) return undefined;
  const exact = time.replace(',', '.').replace(/(\.\d{3})\d+$/, '$1');
  const zoned = zone !== undefined;
  const form = `${value.charAt(4)}${value.charAt(10)}${zoned ? 'zone' : ''}`;
  return valid(Date.parse(`${year}-${month}-${day}T${exact}${zone ?? 'Z'}`), { zoned, form });
}

function valid(ms: number, written: Omit<WrittenTime, 'ms'>): WrittenTime | undefined {
  return Number.isNaN(ms) ? undefined : { ms, ...written };
}
