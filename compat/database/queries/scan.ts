/** Cuts SQL into what may hold placeholders and semicolons, and what must be left alone. Needs no parser. */
export interface Piece {
  readonly kind: 'code' | 'quoted' | 'comment';
  readonly text: string;
}

const quotedOrComment =
  /(?<comment>--[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<quoted>[eE]'(?:[^'\\]|\\[^]|'')*'?|'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(?<tag>(?:[A-Za-z_]\w*)?)\$[^]*?(?:\$\k<tag>\$|$))/g;

export function scan(sql: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  quotedOrComment.lastIndex = 0;
  for (let match = quotedOrComment.exec(sql); match !== null; match = quotedOrComment.exec(sql)) {
    const { 0: text, index, groups } = match;
    if (index > at) pieces.push({ kind: 'code', text: sql.slice(at, index) });
    at = text.startsWith('/*') ? commentEnd(sql, index) : index + text.length;
    pieces.push({
      kind: groups?.['comment'] === undefined ? 'quoted' : 'comment',
      text: sql.slice(index, at),
    });
    quotedOrComment.lastIndex = at;
  }
  if (at < sql.length) pieces.push({ kind: 'code', text: sql.slice(at) });
  return pieces;
}

/** PostgreSQL's comments hold comments. */
function commentEnd(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(sql); match !== null; match = mark.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

/** Statements of a text with the line on which each begins; those that hold nothing are left out. */
export function splitQueries(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let current = '';
  let line = 1;
  const close = (): void => {
    const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/.exec(current)?.[0] ?? '';
    const query = current.slice(blank.length).trimEnd();
    if (query !== '') found.push({ text: query, line: line + countLines(blank) });
    line += countLines(current);
    current = '';
  };
  for (const { kind, text: part } of scan(text)) {
    const [first = '', ...rest] = kind === 'code' ? part.split(';') : [part];
    current += first;
    for (const next of rest) {
      close();
      current = next;
    }
  }
  close();
  return found;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * Writes `:name`, `@name`, `sqlc.arg(name)`, `?` as `$1`, `$2` …, the same name always as the same number.
 * Queries that use `$1` already keep their numbers; a `?` beside them is an operator.
 */
export function numberParameters(sql: string): string {
  const pieces = scan(sql);
  const code = pieces
    .filter(({ kind }) => kind === 'code')
    .map(({ text }) => text)
    .join(' ');
  const highest = Math.max(0, ...[...code.matchAll(/\$(\d+)/g)].map(([, digits]) => Number(digits)));
  const names = new Map<string, number>();
  let count = highest;
  const numberOf = (name: string | undefined): string => {
    const known = name === undefined ? undefined : names.get(name);
    if (known !== undefined) return `$${known}`;
    count += 1;
    if (name !== undefined) names.set(name, count);
    return `$${count}`;
  };
  const named =
    /sqlc\.n?arg\(\s*(?<arg>\w+)\s*\)|(?<![:\w]):(?<colon>[A-Za-z_]\w*)|(?<![@\w<>|&#!~*%^+=/-])@(?<at>[A-Za-z_]\w*)|(?<question>\?)(?![|&?])/g;
  const replace = (text: string): string =>
    text.replace(named, (whole, ...rest) => {
      const groups = rest.at(-1) as Record<string, string | undefined>;
      if (groups['question'] !== undefined) return highest > 0 ? whole : numberOf(undefined);
      return numberOf(groups['arg'] ?? groups['colon'] ?? groups['at']);
    });
  // `sqlc.arg('name')` spreads over pieces; it is put together first.
  const unquoted = sql.replace(/(sqlc\.n?arg\(\s*)'(\w+)'(\s*\))/g, '$1$2$3');
  return scan(unquoted)
    .map(({ kind, text }) => (kind === 'code' ? replace(text) : text))
    .join('')
    .replace(/[;\s]+$/, '');
}
