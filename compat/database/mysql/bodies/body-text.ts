/** Cuts the text of a body, whatever stands in its strings and comments. */

const token =
  /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|(?:--(?=\s|$)|#)[^\n]*|\/\*[^]*?(?:\*\/|$)|[\w$@]+|[^]/g;

/** Comments become blanks; lines stay where they are. */
export function withoutComments(text: string): string {
  return text.replace(token, (found) =>
    /^(?:--.|--$|#|\/\*)/s.test(found) ? found.replace(/[^\n]/g, ' ') : found,
  );
}

/** What stands between semicolons, with the line on which it begins. */
export function pieces(text: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let current: string[] = [];
  let line = 1;
  let start = 1;
  const close = (): void => {
    if (current.length > 0) found.push({ text: current.join('').trim(), line: start });
    current = [];
  };
  for (const [part] of text.matchAll(token)) {
    if (part === ';') close();
    else if (current.length > 0) current.push(part);
    else if (part.trim() !== '') {
      start = line;
      current.push(part);
    }
    line += part.split('\n').length - 1;
  }
  close();
  return found;
}

/** Where a word first stands outside of brackets and CASE … END. */
export function endOf(text: string, word: RegExp): { at: number; word: string } | undefined {
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(token)) {
    if (depth === 0 && word.test(part)) return { at: index, word: part };
    if (part === '(' || /^case$/i.test(part)) depth += 1;
    if (part === ')' || (depth > 0 && /^end$/i.test(part))) depth -= 1;
  }
  return undefined;
}

/** Puts `?` where a name of `variables` or a column of NEW or OLD stands for a value. */
export function standIn(sql: string, variables: ReadonlySet<string>): string {
  const kept = targetsIn(sql);
  const tokens = [...sql.matchAll(token)];
  let out = '';
  for (let i = 0; i < tokens.length; i += 1) {
    const [part, next, last] = [0, 1, 2].map((by) => tokens[i + by]?.[0] ?? '') as [string, string, string];
    const at = tokens[i]?.index ?? 0;
    if (/^(?:new|old)$/i.test(part) && next === '.' && !kept.some(([from, to]) => at >= from && at < to)) {
      out += last === '' ? part : '?';
      i += 2;
    } else out += isValue(part, { out, next, at }) ? '?' : part;
  }
  return out;

  function isValue(
    part: string,
    { out: before, next, at }: { out: string; next: string; at: number },
  ): boolean {
    return (
      variables.has(part.toLowerCase()) &&
      !/[.@]$|\bas\s+$/i.test(before) &&
      !/^[.(]/.test(next) &&
      !kept.some(([from, to]) => at >= from && at < to)
    );
  }
}

/** Where names are columns and never values: the list of an insert, and what stands left of `=` in SET. */
function targetsIn(sql: string): [number, number][] {
  const list = /^\s*(?:insert|replace)\b[^(]*\(([^)]*)\)/i.exec(sql);
  const found: [number, number][] = list === null ? [] : [[0, list[0].length]];
  if (!/^\s*(?:update|insert)\b/i.test(sql)) return found;
  const set = /\b(?:set|on\s+duplicate\s+key\s+update)\b/i.exec(sql);
  if (set === null) return found;
  const from = set.index + set[0].length;
  for (const { index, 0: part } of sql.slice(from).matchAll(/(?:^|,)\s*[\w`.]+\s*=/g)) {
    found.push([from + index, from + index + part.length]);
  }
  return found;
}
