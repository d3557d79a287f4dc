/** Parameters as MySQL knows them. */
const piece =
  /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|(?:--(?=\s|$)|#)[^\n]*|\/\*[^]*?(?:\*\/|$)|[^'"`#/-]+|[^]/g;
const named = /sqlc\.n?arg\(\s*\w+\s*\)|(?<![:\w]):[A-Za-z_]\w*|\$\d+/g;

/** Writes `:name`, `sqlc.arg(name)` and `$1` as `?`; strings, names and comments stay as they are. */
export function questionMarks(sql: string): string {
  const unquoted = sql.replace(/(sqlc\.n?arg\(\s*)'(\w+)'(\s*\))/g, '$1$2$3');
  return unquoted
    .replace(piece, (text) => (/^['"`#]|^--|^\/\*/.test(text) ? text : text.replace(named, '?')))
    .replace(/[;\s]+$/, '');
}
