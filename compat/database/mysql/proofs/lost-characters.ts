/** Characters that another character set cannot hold. Pure. */
import type { ParsedType } from '../type.ts';

/** What each set holds begins with what the one before it holds, but for those that are not here. */
const everything = new Set(['utf8mb4', 'utf16', 'utf32', 'gb18030', 'binary']);

/** The character set of a type, in lower case; undefined where it is the default of its database. */
export function charsetOf({ collation }: Pick<ParsedType, 'collation'>): string | undefined {
  const [, kind, name = ''] = /^(collate|charset) (\w+)$/.exec(collation) ?? [];
  const set = kind === 'collate' ? name.split('_')[0] : name;
  // MariaDB has collations of any set.
  return set === undefined || set === '' || set === 'uca1400' ? undefined : set;
}

/** A condition on values that do not come through a change of the character set; undefined where all do. */
export function lostCharacters(value: string, before: ParsedType, after: ParsedType): string | undefined {
  const [from, to] = [charsetOf(before), charsetOf(after)];
  if (to === undefined || from === to || everything.has(to)) return undefined;
  // Compared as bytes: a collation may take a letter and a question mark for the same.
  const there = `CONVERT(${value} USING utf8mb4)`;
  return `HEX(${there}) <> HEX(CONVERT(CONVERT(${value} USING ${to}) USING utf8mb4))`;
}
