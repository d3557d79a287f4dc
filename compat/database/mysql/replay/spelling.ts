/** SQL that differs only in comments, white space and the case of its words, in one spelling. */

const piece =
  /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|(?:--(?=\s|$)|#)[^\n]*|\/\*[^]*?(?:\*\/|$)|\s+|[^]/g;

/** `SET  NEW.a = 1 -- why` → `set new.a=1`. Strings and quoted names stay as they are. */
export function oneSpelling(sql: string): string {
  const words = sql.replace(piece, (token) => {
    if (/^(?:--.|--$|#|\/\*|\s)/s.test(token)) return ' ';
    return /^['"`]/.test(token) ? token : token.toLowerCase();
  });
  return words
    .replace(
      /('(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`)|\s+/g,
      (_, quoted?: string) => quoted ?? ' ',
    )
    .replace(
      /('(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`)| ?([^\w\s$@`'"]) ?/g,
      (_, quoted?: string, mark?: string) => quoted ?? mark ?? '',
    )
    .replace(/[\s;]+$/, '')
    .trim();
}
