/** SQL that is true for a value that MySQL cannot convert to another type as it is. Pure. */
import { lengthOf, parseType, rangeOf } from '../type.ts';
import type { ParsedType } from '../type.ts';
import { quoteText } from './literal.ts';
import { lostCharacters } from './lost-characters.ts';

/**
 * @param value SQL of a value that is not null
 * @returns undefined where no query can tell
 */
export function misfitOf(value: string, from: string, to: string): string | undefined {
  const [before, after] = [parseType(from), parseType(to)];
  const unfit = conversion(value, before, after);
  const lost = isText(before) && isText(after) ? lostCharacters(value, before, after) : undefined;
  const all = [unfit, lost].filter((condition) => condition !== undefined);
  return all.length === 0 ? undefined : all.join(' OR ');
}

function isText(type: ParsedType): boolean {
  return lengthOf(type)?.kind === 'text';
}

const numbers = /^(?:(?:tiny|small|medium|big|)int|decimal|float|double)$/;
const times = /^(?:date|datetime|timestamp|time)$/;

function conversion(value: string, before: ParsedType, after: ParsedType): string | undefined {
  const length = lengthOf(after);
  if (length !== undefined) return tooLong(value, before, after, length.max);
  if (numbers.test(after.name)) {
    if (numbers.test(before.name)) return numberMisfit(value, before, after);
    return isText(before) ? textAsNumber(value, before, after) : undefined;
  }
  if (isText(before)) return textMisfit(value, after);
  if (times.test(after.name) && times.test(before.name)) return timeMisfit(value, before.name, after);
  return after.name === 'enum' && before.name === 'set' ? noneOf(value, after) : undefined;
}

function tooLong(value: string, before: ParsedType, after: ParsedType, max: number): string | undefined {
  const was = lengthOf(before);
  if (was !== undefined && was.kind === lengthOf(after)?.kind && was.max <= max) return undefined;
  const counts = after.name === 'char' || after.name === 'varchar' ? 'CHAR_LENGTH' : 'LENGTH';
  return `${counts}(${value}) > ${max}`;
}

function numberMisfit(value: string, before: ParsedType, after: ParsedType): string | undefined {
  const range = rangeOf(after);
  if (range !== undefined) {
    return `${value} NOT BETWEEN ${range[0]} AND ${range[1]} OR ${value} <> TRUNCATE(${value}, 0)`;
  }
  const negative = after.unsigned ? [`${value} < 0`] : [];
  const [limit = 0, scale = 0] = after.limits;
  if (after.name === 'decimal') {
    const cut = [`ABS(${value}) >= ${10n ** BigInt(limit - scale)}`, `${value} <> ROUND(${value}, ${scale})`];
    return [...cut, ...negative].join(' OR ');
  }
  if (after.name === 'float' && before.name === 'double') negative.push(`ABS(${value}) > 3.402823466e38`);
  return negative.length === 0 ? undefined : negative.join(' OR ');
}

/** A text that is no number, or none that the type holds. */
function textAsNumber(value: string, before: ParsedType, after: ParsedType): string | undefined {
  // Without backslashes, which mean something else in some modes.
  const exponent = after.name === 'float' || after.name === 'double' ? '([eE][-+]?[0-9]+)?' : '';
  const form = `${value} NOT REGEXP '^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)${exponent} *$'`;
  const number = `CAST(${value} AS DECIMAL(65, 20))`;
  const unfit = exponent === '' ? numberMisfit(number, before, after) : undefined;
  return unfit === undefined ? form : `${form} OR ${unfit}`;
}

function textMisfit(value: string, after: ParsedType): string | undefined {
  switch (after.name) {
    case 'enum':
      return noneOf(value, after);
    case 'json':
      return `NOT JSON_VALID(${value})`;
    case 'date':
      return `CAST(${value} AS DATE) IS NULL`;
    case 'datetime':
      return `CAST(${value} AS DATETIME) IS NULL`;
    case 'timestamp':
      return `CAST(${value} AS DATETIME) IS NULL OR ${outside(`CAST(${value} AS DATETIME)`)}`;
    case 'time':
      return `CAST(${value} AS TIME) IS NULL`;
    default:
      return undefined;
  }
}

function noneOf(value: string, { labels }: ParsedType): string {
  return `${value} NOT IN (${labels.map(quoteText).join(', ')})`;
}

function timeMisfit(value: string, from: string, { name, limits: [digits = 0] }: ParsedType): string {
  if (name === 'date') return `TIME(${value}) <> '00:00:00'`;
  const fraction = `MICROSECOND(${value}) % ${10 ** (6 - digits)} <> 0`;
  return name !== 'timestamp' || from === 'timestamp' ? fraction : `${fraction} OR ${outside(value)}`;
}

/** A timestamp may be zero; what a mode makes of that is asked by itself. */
function outside(value: string): string {
  return `(${value} NOT BETWEEN '1970-01-02 00:00:00' AND '2038-01-18 00:00:00' AND YEAR(${value}) <> 0)`;
}
