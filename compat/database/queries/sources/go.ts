import { chainsIn } from '../code/chains.ts';
import type { Grammar } from '../code/chains.ts';
import { queriesAmong } from '../code/literal.ts';
import { tokensOf, unescaped } from '../code/tokens.ts';
import type { Lexicon } from '../code/tokens.ts';
import type { QuerySource } from '../query-source.ts';

/** SQL in string literals of Go, joined by `+`, with constants of the same file and formats of `Sprintf`. */
export const go: QuerySource = {
  id: 'go',
  title: 'Go sources',
  kind: 'code',
  literals: 'written',
  names: /(?<!_test)\.go$/i,
  recognizes: ({ name }) => /\.go$/i.test(name),
  read: ({ text }) => Promise.resolve(queriesAmong(chainsIn(tokensOf(text, goLexicon), grammar))),
  example: {
    file: {
      name: 'store.go',
      text: [
        'package store',
        'const columns = "id, name" // SELECT nothing FROM comments',
        'const getUser = `SELECT ` + columns + `',
        'FROM users WHERE id = $1`',
        'func (s *Store) all(ctx context.Context, table string) {',
        '\ts.db.Query(ctx, fmt.Sprintf("SELECT id FROM users ORDER BY %s", table))',
        '\ts.log("Select a user from the list", \'"\')',
        '\ts.db.Exec("DELETE FROM users WHERE " + filter(table))',
        '}',
      ].join('\n'),
    },
    queries: [
      { name: 'getUser', sql: 'SELECT id, name\nFROM users WHERE id = $1', line: 3 },
      { sql: 'SELECT id FROM users ORDER BY \uE000', line: 6 },
      { sql: 'DELETE FROM users WHERE \uE000', line: 8 },
    ],
  },
};

/** Words, signs and literals of the language. */
export const goLexicon: Lexicon = {
  pattern:
    /(?<blank>\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\\n]|\\.)*'?)|(?<raw>`[^`]*`?)|(?<quoted>"(?:[^"\\\n]|\\.)*"?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|:=|[^]/gu,
  literals: {
    raw: (written) => written.replace(/^`|`$/g, '').replaceAll('\r', ''),
    quoted: (written) => unescaped(written.replace(/^"|"$/g, '')),
  },
};

const grammar: Grammar = {
  /** `name := …`, `const name = …`, `name string = …`. */
  nameOf: ({ tokens, start }) => {
    const [first, name, sign] = tokens.slice(Math.max(0, start - 3), start);
    if (sign?.kind !== 'sign' || !/^:?=$/.test(sign.text) || name?.kind !== 'word') return undefined;
    return name.text === 'string' && first?.kind === 'word' ? first.text : name.text;
  },
  isFormat: ({ tokens, start }) =>
    tokens[start - 1]?.text === '(' && /^(?:Sprintf|Appendf|Fprintf)$/.test(tokens[start - 2]?.text ?? ''),
};
