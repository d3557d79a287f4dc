// Characters that take two columns: Hangul, CJK, kana, full-width forms and most pictographs.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/**
 * Breaks a line at blanks so that each piece takes at most `columns`. Words that are longer, such as
 * URLs, and text without blanks, such as Chinese, break where they must.
 */
export function wrap(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(/(?<= )/)) {
    if (used > 0 && used + widthOf(word.trimEnd()) > columns) {
      lines.push(current.trimEnd());
      [current, used] = ['', 0];
    }
    for (const character of word) {
      const width = wide.test(character) ? 2 : 1;
      if (used + width > columns && character !== ' ') {
        lines.push(current);
        [current, used] = ['', 0];
      }
      current += character;
      used += width;
    }
  }
  lines.push(current.trimEnd());
  return lines;
}

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
