import type { TableModel } from '../../model.ts';
import { sameColumn, unquote } from '../names.ts';
import { sampleValue } from './insert-trial.ts';

const token =
  /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|(?:--(?=\s|$)|#)[^\n]*|\/\*[^]*?(?:\*\/|$)|[\w$@]+|[^]/g;

/**
 * A write with a value of the right kind in place of each `?`: by its place in VALUES, or of the column that was named
 * last before it. Pure.
 */
export function withValues(sql: string, table: TableModel): string {
  const columns = listed(sql, table);
  let inValues = false;
  let depth = 0;
  let place = 0;
  let last: string | undefined;
  return [...sql.matchAll(token)]
    .map(([part]) => {
      if (/^values?$/i.test(part)) inValues = true;
      if (inValues && /^(?:on|as|select|returning)$/i.test(part) && depth === 0) inValues = false;
      if (part === '(') depth += 1;
      if (part === ')') depth -= 1;
      if (part === '(' && depth === 1) place = 0;
      if (part === ',' && depth === 1) place += 1;
      const named = table.columns.find(({ name }) => sameColumn(name, unquote(part)));
      if (named !== undefined) last = named.type;
      if (/^(?:limit|offset|interval)$/i.test(part)) last = undefined;
      if (part !== '?') return part;
      const type = inValues && depth > 0 ? columns[place] : last;
      return type === undefined ? '1' : sampleValue(type);
    })
    .join('');
}

/** Types of the columns that an insert fills, in its order. */
function listed(sql: string, { columns }: TableModel): (string | undefined)[] {
  const [, list] =
    /^\s*(?:insert|replace)\b[^(]*?\(([^()]*)\)\s*(?:values?|select|with|table)\b/is.exec(sql) ?? [];
  const types = (name: string): string | undefined =>
    columns.find((item) => sameColumn(item.name, name))?.type;
  return list === undefined
    ? columns.map(({ type }) => type)
    : list.split(',').map((name) => types(unquote(name.trim())));
}
