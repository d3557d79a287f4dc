/** Cuts SQL text at commas and brackets that are not inside strings, names or deeper brackets. */

const piece = /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|[^]/g;

/** `a int, b decimal(5, 2)` → `a int`, `b decimal(5, 2)`. */
export function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const [token] of text.matchAll(piece)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === ',' && depth === 0) {
      parts.push(current.trim());
      current = '';
    } else current += token;
  }
  parts.push(current.trim());
  return parts.filter((part) => part !== '');
}

/** What stands in the first brackets, and what follows them; undefined where they do not close. */
export function inBrackets(text: string): { inside: string; rest: string } | undefined {
  let depth = 0;
  let from = -1;
  for (const { 0: token, index } of text.matchAll(piece)) {
    if (token === '(') {
      depth += 1;
      if (depth === 1) from = index + 1;
    }
    if (token !== ')') continue;
    depth -= 1;
    if (depth === 0) return { inside: text.slice(from, index), rest: text.slice(index + 1) };
  }
  return undefined;
}
