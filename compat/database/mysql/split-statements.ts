/** One statement of a MySQL script. */
export interface MysqlStatement {
  /** As written, for a server. */
  readonly sql: string;
  /** Without comments; what stands in comments that run (`/*!40101 … *\/`) is code. For readers. */
  readonly text: string;
  /** Line of the script on which it begins. */
  readonly line: number;
}

const token =
  /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?|(?:--(?=\s|$)|#)[^\n]*|\/\*M?!\d*|\*\/|\/\*[^]*?(?:\*\/|$)|\w+|\s+|[^]/gy;

/**
 * The statements of a script as the `mysql` client cuts it: `DELIMITER` lines count, and so do the BEGIN … END
 * of routines where no other delimiter is set. Never fails: a string or comment that does not end runs to the end.
 */
export function splitStatements(script: string): MysqlStatement[] {
  const found: MysqlStatement[] = [];
  const lines = lineCounter(script);
  let delimiter = ';';
  let current = new Gathering();
  const close = (end: number): void => {
    const { start, text } = current;
    if (text !== '') found.push({ sql: script.slice(start, end).trim(), text, line: lines(start) });
    current = new Gathering();
  };
  for (let at = 0; at < script.length;) {
    const command = current.isEmpty ? delimiterLine(script, at) : undefined;
    if (command !== undefined) {
      delimiter = command.delimiter;
      at += command.length;
      current = new Gathering();
    } else if (script.startsWith(delimiter, at) && (delimiter !== ';' || current.depth <= 0)) {
      close(at);
      at += delimiter.length;
    } else {
      token.lastIndex = at;
      const next = token.exec(script)?.[0] ?? script.slice(at);
      current.take(next, at);
      at += next.length;
    }
  }
  close(script.length);
  return found;
}

/** A statement of which not all is read. */
class Gathering {
  start = 0;
  /** Open BEGIN and CASE of a routine. */
  depth = 0;
  #hasBegun = false;
  #isRoutine = false;
  #parts: string[] = [];
  #previous = '';
  #words = 0;

  /** Nothing but blanks and comments so far. */
  get isEmpty(): boolean {
    return !this.#hasBegun;
  }

  get text(): string {
    return this.#parts.join('').trim();
  }

  take(piece: string, at: number): void {
    const isMark = /^\/\*M?!/.test(piece);
    const isComment = /^(?:--.|--$|#|\/\*)/.test(piece) && !isMark;
    if (!this.#hasBegun && !isComment && piece.trim() !== '') {
      this.#hasBegun = true;
      this.start = at;
    }
    this.#parts.push(isComment || isMark || piece === '*/' ? ' ' : piece);
    if (/^\w+$/.test(piece)) this.#count(piece.toLowerCase());
    else if (piece.trim() !== '') this.#previous = '';
  }

  #count(word: string): void {
    this.#words += 1;
    // The kind of object stands near the beginning: CREATE OR REPLACE DEFINER=`a`@`b` PROCEDURE.
    const isKind = ['trigger', 'procedure', 'function', 'event'].includes(word);
    if (isKind && this.#words < 10 && /^\s*create\b/i.test(this.#parts.join(''))) this.#isRoutine = true;
    if (this.#isRoutine) this.depth += depthOf(word, this.#previous);
    this.#previous = word;
  }
}

/** `END IF` and its like close what was not counted; `END CASE` closes what was. */
function depthOf(word: string, previous: string): number {
  if (previous === 'end') return ['if', 'loop', 'while', 'repeat'].includes(word) ? 1 : 0;
  if (word === 'begin' || word === 'case') return 1;
  return word === 'end' ? -1 : 0;
}

/** `DELIMITER //` on a line of its own: a word of the client that no server knows. */
function delimiterLine(script: string, at: number): { delimiter: string; length: number } | undefined {
  if (at > 0 && script[at - 1] !== '\n') return undefined;
  const [line, delimiter] =
    /^[ \t]*delimiter[ \t]+(\S+)[^\n]*(?:\n|$)/i.exec(script.slice(at, at + 200)) ?? [];
  return line === undefined || delimiter === undefined ? undefined : { delimiter, length: line.length };
}

/** Line of a place; places must not go backwards. */
function lineCounter(script: string): (at: number) => number {
  let counted = 0;
  let line = 1;
  return (at) => {
    for (; counted < at; counted += 1) if (script[counted] === '\n') line += 1;
    return line;
  };
}
