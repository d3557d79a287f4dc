/** Ways to write a found query so that a server can prepare it. Pure. */
import { runTimePart } from './query-source.ts';
import { numberParameters } from './scan.ts';

/** Above that many parts at run time only a few ways are tried. */
const triedInFullMax = 5;

/**
 * The query with `$1`, `$2` …, likeliest first. A part that is known at run time only may be a value or more
 * SQL: it is tried as a parameter and, where that is no SQL, left out.
 */
export function* spellings(sql: string): Generator<string> {
  // In quotes it is part of a value, and a value that it makes up alone is one.
  const pieces = sql.replaceAll(`'${runTimePart}'`, runTimePart).split(runTimePart);
  for (const blank of blanks(pieces.length - 1)) {
    const filled = pieces.map((piece, i) => {
      if (i === pieces.length - 1) return piece;
      return blank.has(i) ? `${piece} ` : `${piece} :seaworthy_part_${i} `;
    });
    yield forPrepare(numberParameters(filled.join('')));
  }
}

/** Which parts are left out, fewest first. */
function blanks(parts: number): ReadonlySet<number>[] {
  const all = [...Array(parts).keys()];
  if (parts > triedInFullMax) return [new Set(), ...all.map((part) => new Set([part])), new Set(all)];
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

/** The SQL with `?` for each value and without comments, whether or not it can be parsed. */
export function withoutLiterals(sql: string, dialect: 'mysql' | undefined): string {
  return sql
    .replace(/--[^\n]*|\/\*[^]*?(?:\*\/|$)/g, ' ')
    .replace(
      /[exbn]?'(?:[^'\\]|''|\\[^])*'?|"(?:[^"\\]|""|\\[^])*"?|\$([a-z_]*)\$[^]*?(?:\$\1\$|$)/gi,
      // MySQL takes text in double quotes for a value.
      (quoted) => (quoted.startsWith('"') && dialect === undefined ? quoted : '?'),
    )
    .replace(/(?<![\w$."`])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w`])/gi, '?')
    .trim();
}
