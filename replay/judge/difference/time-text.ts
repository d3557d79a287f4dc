import type { Json } from '../../json.ts';

/** A moment as a reply writes it. */
export interface WrittenTime {
  /** Since 1970, as UTC where no zone is named. */
  readonly ms: number;
  readonly zoned: boolean;
}

const isoTime =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/;
const httpTime =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;

/** ISO 8601, the date format of HTTP, and seconds, milliseconds or microseconds since 1970. */
export function timeOf(value: Json): WrittenTime | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10,16}(?:\.\d+)?$/.test(value))) {
    const given = Number(value);
    const scale = given < 1e11 ? 1000 : given < 1e14 ? 1 : 0.001;
    return given < 1e9 ? undefined : { ms: given * scale, zoned: true };
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (httpTime.test(value)) return valid(Date.parse(value), true);
  const [, year, month, day, time = '00:00', zone] = isoTime.exec(value) ?? [];
  if (year === undefined) return undefined;
  const exact = time.replace(',', '.').replace(/(\.\d{3})\d+$/, '$1');
  return valid(Date.parse(`${year}-${month}-${day}T${exact}${zone ?? 'Z'}`), zone !== undefined);
}

function valid(ms: number, zoned: boolean): WrittenTime | undefined {
  return Number.isNaN(ms) ? undefined : { ms, zoned };
}
