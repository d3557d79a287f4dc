/** What `modifySql` of a changeset does to each of its statements. Pure. */
import { isForDialect } from '../dialect.ts';
import type { Dialect } from '../dialect.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

/** @param elements those called `modifySql`, in order */
export function modifySql(sql: string, elements: readonly Element[], dialect: Dialect): string {
  return elements
    .filter((element) => isForDialect(valueOf(element, 'dbms') ?? 'all', dialect))
    .flatMap(({ inside }) => inside)
    .reduce((text, visitor) => visitors[visitor.name]?.(text, visitor) ?? text, sql);
}

const visitors: Readonly<Record<string, (sql: string, visitor: Element) => string>> = {
  append: (sql, visitor) => sql + (valueOf(visitor, 'value') ?? ''),
  prepend: (sql, visitor) => (valueOf(visitor, 'value') ?? '') + sql,
  replace: (sql, visitor) =>
    sql.replaceAll(valueOf(visitor, 'replace') ?? '', () => valueOf(visitor, 'with') ?? ''),
  regExpReplace: (sql, visitor) =>
    sql.replace(new RegExp(valueOf(visitor, 'replace') ?? '', 'g'), valueOf(visitor, 'with') ?? ''),
};
