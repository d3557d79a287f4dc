/** Names as MySQL writes them. */
import type { Name } from '../model.ts';
import { plainName } from '../sql.ts';

/**
 * What the model calls the one database that a history works on. Places and messages leave this name out, so a
 * table is called alike whatever the database is called where it is looked at.
 */
export const ownSchema = 'public';

/** Matches a name with or without quotes, as part of a regular expression. */
export const namePattern = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[\\w$\\u0080-\\uffff]+)';

/** Matches a name that may stand behind the name of its database. */
export const pathPattern = `${namePattern}(?:\\s*\\.\\s*${namePattern})?`;

export function unquote(written: string): string {
  const [quote] = written;
  if (quote !== '`' && quote !== '"') return written;
  return written.slice(1, -1).replaceAll(quote + quote, quote);
}

/** Reads `` `shop`.`orders` ``; `using` is the database that the script has chosen, if it did. */
export function readPath(written: string, using: string | undefined): Name {
  const parts = [...written.matchAll(new RegExp(namePattern, 'g'))].map(([part]) => unquote(part));
  const [first = '', second] = parts;
  if (second === undefined) return { schema: ownSchema, name: first };
  return { schema: first === using ? ownSchema : first, name: second };
}

export function quoteBackticks(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A table of the chosen database without its database; others with it. */
export function quotePath({ schema, name }: Name): string {
  return schema === ownSchema ? quoteBackticks(name) : `${quoteBackticks(schema)}.${quoteBackticks(name)}`;
}

export function sameColumn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The key of a table in maps. */
export const tableKey = plainName;
