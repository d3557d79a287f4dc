/** Ways to write a found query so that a server can prepare it. Pure. */
import type { Dialect } from '../read/dialect.ts';
import { runTimePart } from './query-source.ts';
import { numberParameters, scan } from './scan.ts';

/** Above that many parts at run time only a few ways are tried. */
const triedInFullMax = 5;
/** Above that many it is more program than query. */
const triedSinglyMax = 50;

export interface Spelling {
  readonly sql: string;
  /** Parts of the query are SQL that is known at run time only. */
  readonly isOpen: boolean;
}

/**
 * The query with `$1`, `$2` …, likeliest first. A part that is known at run time only may be a value or more
 * SQL: it is tried as a parameter and, where that is no SQL, left out.
 */
export function* spellings(sql: string): Generator<Spelling> {
  // In quotes it is part of a value, and a value that it makes up alone is one.
  const pieces = sql.replaceAll(`'${runTimePart}'`, runTimePart).split(runTimePart);
  const isLong = pieces.length > triedSinglyMax;
  const before = isLong ? [] : pieces.slice(0, -1).map((_, i) => pieces.slice(0, i + 1).join(runTimePart));
  const quotes = before.map(openQuote);
  const isOpen = isLong || before.some((start, i) => quotes[i] === undefined && !isValueAfter(start));
  for (const blank of blanks(pieces.length - 1)) {
    const filled = pieces.map((piece, i) => {
      if (i === pieces.length - 1 || quotes[i] !== undefined) return piece;
      return blank.has(i) ? `${piece} ` : `${piece} :seaworthy_part_${i} `;
    });
    yield { sql: forPrepare(numberParameters(filled.join(''))), isOpen: isOpen || blank.size > 0 };
  }
}

/** The quoted text that is open at the end; undefined where none is. */
function openQuote(sql: string): string | undefined {
  const last = scan(`${sql}x`).at(-1);
  return last?.kind === 'quoted' && !last.text.startsWith('"') ? last.text : undefined;
}

/** Whether only a value can follow: behind an operator or in an argument. */
function isValueAfter(sql: string): boolean {
  const code = scan(sql)
    .map(({ kind, text }) => (kind === 'code' ? text : ''))
    .join('');
  const depth = code.split('(').length - code.split(')').length;
  const follows = /(?:[=<>~+*/|%-]|\b(?:limit|offset|like|ilike|in|any|between|interval))\s*\(?\s*$/i;
  return follows.test(sql) || (depth > 0 && /[(,]\s*$/.test(sql));
}

/** Which parts are left out, fewest first. */
function blanks(parts: number): ReadonlySet<number>[] {
  const all = [...Array(parts).keys()];
  if (parts > triedInFullMax) {
    const singly = parts > triedSinglyMax ? [] : all.map((part) => new Set([part]));
    return [new Set(), ...singly, new Set(all)];
  }
  return [...Array(2 ** parts).keys()]
    .map((bits) => new Set(all.filter((part) => (bits & (2 ** part)) !== 0)))
    .toSorted((a, b) => a.size - b.size);
}

const typedParameter =
  /\b(interval(?:\s*\(\d+\))?|date|timestamptz|timestamp(?: with(?:out)? time zone)?|timetz|time(?: with(?:out)? time zone)?|numeric|jsonb?|uuid|inet|cidr|bytea|xml)\s*(\$\d+)(?!\d)/gi;

/**
 * Statistics put `$1` where only a literal may stand; this writes what means the same and can be prepared:
 * `interval $1` as `$1::interval`, `extract($1 from x)` as a call.
 */
export function forPrepare(sql: string): string {
  return sql
    .replace(/\bextract\s*\(\s*(\$\d+)\s+from\b/gi, 'pg_catalog."extract"($1,')
    .replace(typedParameter, '$2::$1');
}

/** MySQL escapes with a backslash, quotes values with `"` too, and has one more kind of comment. */
const mysqlPiece =
  /(?<comment>(?:--(?=\s|$)|#)[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<value>'(?:[^'\\]|''|\\[^])*'?|"(?:[^"\\]|""|\\[^])*"?)|`(?:[^`]|``)*`?|[^-#/'"`]+|[^]/g;

/** The SQL with `?` for each value and without comments, whether or not it can be parsed. */
export function withoutLiterals(sql: string, dialect: Dialect): string {
  const pieces =
    dialect === 'mysql'
      ? [...sql.matchAll(mysqlPiece)].map(({ 0: text, groups }) => withoutValue(text, groups ?? {}))
      : scan(sql).map(({ kind, text }) => {
          if (kind === 'code') return withoutNumbers(text);
          return kind === 'comment' ? ' ' : text.startsWith('"') ? text : '?';
        });
  return pieces.join('').trim();
}

function withoutValue(text: string, { comment, value }: Partial<Record<string, string>>): string {
  if (comment !== undefined) return ' ';
  if (value !== undefined) return '?';
  return text.startsWith('`') ? text : withoutNumbers(text);
}

function withoutNumbers(code: string): string {
  return code.replace(/(?<![\w$."`])(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w`])/gi, '?');
}
