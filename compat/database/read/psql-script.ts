/** Takes a script for psql apart: statements, psql's own commands, and the rows that follow a COPY. */
export interface Span {
  readonly kind: 'statement' | 'command' | 'rows';
  readonly from: number;
  /** After its last character. */
  readonly to: number;
}

const blank = /(?:\s+|--[^\n]*|\/\*[^]*?\*\/)*/y;
const opening = /;|(?<![\w$])[eE]'|'|"|\$(?:[A-Za-z_]\w*)?\$|--|\/\*/g;
const copies = /^COPY\s[^;]*\sFROM\s+stdin\s*;$/i;

/** In order; blanks and comments between them belong to none. What is left open ends with the text. */
export function* spansOf(text: string): Generator<Span> {
  for (let from = after(blank, text, 0); from < text.length;) {
    const isCommand = text[from] === '\\';
    const to = isCommand ? lineEnd(text, from) : statementEnd(text, from);
    yield { kind: isCommand ? 'command' : 'statement', from, to };
    const rows = lineEnd(text, to) + 1;
    if (!isCommand && copies.test(text.slice(from, to)) && rows < text.length) {
      const end = rowsEnd(text, rows);
      yield { kind: 'rows', from: rows, to: end };
      from = after(blank, text, end);
    } else {
      from = after(blank, text, to);
    }
  }
}

/** Whether a text holds one statement only: a tool that sends it as it is then needs no transaction. */
export function isOneStatement(text: string): boolean {
  const spans = spansOf(text);
  return spans.next().done !== true && spans.next().done === true;
}

function statementEnd(text: string, from: number): number {
  opening.lastIndex = from;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [mark] = match;
    if (mark === ';') return opening.lastIndex;
    opening.lastIndex = closing(mark, text, opening.lastIndex);
  }
  return text.length;
}

/** Where what a mark opens is over. */
function closing(mark: string, text: string, from: number): number {
  if (mark === '--') return lineEnd(text, from);
  if (/^[eE]'$/.test(mark)) return after(/(?:[^'\\]|\\[^]|'')*'?/y, text, from);
  const end = text.indexOf(mark === '/*' ? '*/' : mark, from);
  return end < 0 ? text.length : end + (mark === '/*' ? 2 : mark.length);
}

/** The line `\.` belongs to the rows. */
function rowsEnd(text: string, from: number): number {
  const end = /^\\\.\r?$/m;
  const found = end.exec(text.slice(from));
  return found === null ? text.length : from + found.index + found[0].length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function after(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return Math.max(from, pattern.lastIndex);
}
