import type { ColumnOrigin } from '../changes.ts';

/** Puts the old names of renamed columns into SQL of the new schema, so that a rename alone changes nothing. */
export function renamer(origins: readonly ColumnOrigin[]): (sql: string) => string {
  const renamed = origins.flatMap(({ name, from }) =>
    from === null || from === name ? [] : [[name, from] as const],
  );
  if (renamed.length === 0) return (sql) => sql;
  const names = new Map(renamed);
  return (sql) => sql.replace(/'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_$]*/gu, (word) => names.get(word) ?? word);
}
