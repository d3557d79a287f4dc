import { chainsIn } from '../code/chains.ts';
import type { Grammar } from '../code/chains.ts';
import { queriesAmong } from '../code/literal.ts';
import { tokensOf, unescaped } from '../code/tokens.ts';
import type { Lexicon, Token } from '../code/tokens.ts';
import { runTimePart } from '../query-source.ts';
import type { QuerySource } from '../query-source.ts';

/** SQL in string literals of Python, one after the other or joined by `+`; what drivers and f-strings fill in is open. */
export const python: QuerySource = {
  id: 'python',
  title: 'Python sources',
  kind: 'code',
  literals: 'written',
  names: /^(?!(?:.*\/)?test_[^/]*$).*(?<!_test)\.py$/i,
  recognizes: ({ name }) => /\.py$/i.test(name),
  read: ({ text }) => Promise.resolve(queriesAmong(chainsIn(joined(tokensOf(text, lexicon)), grammar))),
  example: {
    file: {
      name: 'store.py',
      text: [
        'COLUMNS = "id, name"  # "SELECT nothing FROM comments"',
        'GET_USER = ("SELECT " + COLUMNS + " "',
        '            "FROM users WHERE id = %s")',
        'rename: str = text("""UPDATE users',
        'SET name = :name""")',
        "cur.execute(f'DELETE FROM {table} WHERE id = %(id)s', {'id': 7})",
        "hint = 'Select a user from the list'",
      ].join('\n'),
    },
    queries: [
      { name: 'GET_USER', sql: 'SELECT id, name FROM users WHERE id = \uE000', line: 2 },
      { name: 'rename', sql: 'UPDATE users\nSET name = :name', line: 4 },
      { sql: 'DELETE FROM \uE000 WHERE id = \uE000', line: 6 },
    ],
  },
};

const lexicon: Lexicon = {
  pattern:
    /(?<blank>\s+|\\\r?\n|#[^\n]*)|(?<long>[rbfu]{0,2}(?:"""(?:[^\\]|\\[^])*?(?:"""|$)|'''(?:[^\\]|\\[^])*?(?:'''|$)))|(?<short>[rbfu]{0,2}(?:"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?))|(?<word>[\p{L}_][\p{L}\p{N}_]*)|[^]/giu,
  literals: {
    long: (written) => valueOf(written, 3),
    short: (written) => valueOf(written, 1),
  },
};

function valueOf(written: string, quotes: number): string {
  const [prefix = ''] = /^[a-z]*/i.exec(written) ?? [];
  const inside = written.slice(prefix.length + quotes, -quotes);
  const text = /r/i.test(prefix) ? inside : unescaped(inside);
  const filled = /f/i.test(prefix) ? text.replace(/\{\{|\}\}|\{[^{}]*\}/g, braced) : text;
  return filled.replace(/%(?:\(\w+\))?s/g, runTimePart).replaceAll('%%', '%');
}

function braced(found: string): string {
  return found === '{{' ? '{' : found === '}}' ? '}' : runTimePart;
}

/** Literals that follow each other are one. */
function joined(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    if (token.kind === 'text' && last?.kind === 'text')
      kept.splice(-1, 1, { ...last, text: last.text + token.text });
    else kept.push(token);
  }
  return kept;
}

const grammar: Grammar = {
  /** `NAME = …`, `name: str = …`, `name = text(…)`. */
  nameOf: ({ tokens, start }) => {
    const before = tokens
      .slice(Math.max(0, start - 9), start)
      .map(({ kind, text }) => (kind === 'text' ? '""' : text));
    return /(?:^| )(\w+)(?: : [\w.[\] ]+)? =(?: [\w.]+)*(?: \()*$/.exec(before.join(' '))?.[1];
  },
  isFormat: () => false,
};
