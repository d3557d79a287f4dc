import { callAround, chainsIn } from '../code/chains.ts';
import type { Grammar, Span } from '../code/chains.ts';
import { queriesAmong } from '../code/literal.ts';
import type { Joined } from '../code/literal.ts';
import { mybatisText } from '../code/mybatis-text.ts';
import { readTags, statementTexts } from '../code/mybatis-xml.ts';
import { tokensOf, unescaped } from '../code/tokens.ts';
import type { Lexicon, Token } from '../code/tokens.ts';
import type { FoundQuery, QuerySource } from '../query-source.ts';

/** SQL in string literals and text blocks of Java: JDBC, `@Query`, annotations of MyBatis. JPQL is told apart. */
export const java: QuerySource = {
  id: 'java',
  title: 'Java sources',
  kind: 'code',
  literals: 'written',
  names: /(?<!Test)\.java$/,
  recognizes: ({ name }) => /\.java$/i.test(name),
  read: ({ text }) => Promise.resolve(queriesInJava(text)),
  example: {
    file: {
      name: 'UserDao.java',
      text: [
        'import org.springframework.data.jpa.repository.Query;',
        'class UserDao {',
        '  static final String COLUMNS = "id, name";',
        '  static final String GET = "SELECT " + UserDao.COLUMNS +',
        '      " FROM users" + " WHERE id = ?"; // "SELECT 1 FROM comments"',
        '  @Query(value = """',
        '      SELECT id',
        '        FROM users""", nativeQuery = true) List<User> all();',
        '  @Query("select u from User u") List<User> entities();',
        '  @Insert({"INSERT INTO users (name)", "VALUES (#{name,jdbcType=VARCHAR})"}) int add(User user);',
        '  @Select("<script>SELECT id FROM users <where><if test=\'a\'>AND a = #{a}</if></where></script>") List<User> some();',
        '  void run(String table) { q(String.format("DELETE FROM %s WHERE id = ?", table)); }',
        '  void build() {',
        '    StringBuilder sb = new StringBuilder("SELECT id FROM users");',
        '    sb.append(" WHERE name = ?").append(order()); sb.append(" LIMIT 5"); run(sb);',
        '  }',
        '}',
      ].join('\n'),
    },
    queries: [
      { name: 'GET', sql: 'SELECT id, name FROM users WHERE id = ?', line: 4 },
      { sql: 'SELECT id\n  FROM users', line: 6 },
      { sql: 'select u from User u', line: 9, unusable: 'JPQL, not SQL' },
      { sql: 'INSERT INTO users (name) VALUES (:name)', line: 10 },
      { sql: 'SELECT id FROM users WHERE a = :a', line: 11 },
      { sql: 'DELETE FROM \uE000 WHERE id = ?', line: 12 },
      { sql: 'SELECT id FROM users WHERE name = ?\uE000 LIMIT 5', line: 14 },
    ],
  },
};

/** Words, signs and literals of the language. */
export const javaLexicon: Lexicon = {
  pattern:
    /(?<blank>\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\\n]|\\.)*'?)|(?<block>"""[^]*?(?:(?<!\\)"""|$))|(?<quoted>"(?:[^"\\\n]|\\.)*"?)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)|[^]/gu,
  literals: {
    block: (written) => unescaped(withoutIndent(written.replace(/^"""[ \t]*\r?\n?|"""$/g, ''))),
    quoted: (written) => unescaped(written.replace(/^"|"$/g, '')),
  },
};

/** Text blocks lose the indent that all their lines share. */
function withoutIndent(block: string): string {
  const lines = block.split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents, block.length);
  return lines.map((line) => line.slice(shared).trimEnd()).join('\n');
}

const jpaImport =
  /\bimport\s+(?:static\s+)?(?:org\.springframework\.data\.jpa|javax\.persistence|jakarta\.persistence)\b/;

function queriesInJava(text: string): FoundQuery[] {
  const tokens = joinLists(tokensOf(text, javaLexicon));
  const chains = chainsIn(tokens, jpaImport.test(text) ? { ...grammar, unusable: jpql } : grammar);
  return queriesAmong(chains.flatMap(forMybatis));
}

/** Parameters and scripts of MyBatis; other programs hold neither. */
function forMybatis(chain: Joined): Joined[] {
  const [first] = chain.operands;
  if (
    chain.operands.length === 1 &&
    first !== undefined &&
    'text' in first &&
    /^\s*<script>/.test(first.text)
  ) {
    return statementTexts(readTags(first.text), new Map()).map((text) => ({
      ...chain,
      operands: mybatisText(text),
    }));
  }
  return [
    {
      ...chain,
      operands: chain.operands.flatMap((part) => ('text' in part ? mybatisText(part.text) : [part])),
    },
  ];
}

/** MyBatis joins the texts of `@Select({"a", "b"})` with blanks. */
function joinLists(tokens: readonly Token[]): Token[] {
  let isList = false;
  return tokens.flatMap((token, i): Token[] => {
    const [at, name, open] = tokens.slice(Math.max(0, i - 3), i);
    if (token.text === '}') isList = false;
    else if (token.text === '{' && open?.text === '(' && at?.text === '@') {
      isList = /^(?:Select|Insert|Update|Delete)$/.test(name?.text ?? '');
      if (isList) return [];
    }
    if (!isList || token.kind !== 'sign' || token.text !== ',') return [token];
    const plus: Token = { kind: 'sign', text: '+', line: token.line };
    return [plus, { kind: 'text', text: ' ', line: token.line }, plus];
  });
}

const grammar: Grammar = {
  /** `sb.append("…").append("…")`, and `sb.append("…"); sb.append("…");`. */
  joint: (tokens, at) => {
    const next = tokens.slice(at, at + 6).map(({ kind, text }) => (kind === 'text' ? '"' : text));
    if (next.slice(0, 4).join('') === ').append(') return 4;
    return /^\);[\w$]+\.append\($/.test(next.join('')) ? 6 : 0;
  },
  nameOf: (span) => {
    const [name, sign] = span.tokens.slice(Math.max(0, span.start - 2), span.start);
    const isMember = callAround(span).length > 0;
    return sign?.text === '=' && name?.kind === 'word' && !isMember ? name.text : undefined;
  },
  isFormat: ({ tokens, start, end }) =>
    (tokens[start - 1]?.text === '(' && tokens[start - 2]?.text === 'format') ||
    (tokens[end]?.text === '.' && tokens[end + 1]?.text === 'formatted'),
};

/** Queries of JPA name classes and fields unless they are said to be native. */
function jpql(span: Span): string | undefined {
  const [name, ...rest] = callAround(span);
  if (!/^(?:Query|NamedQuery|createQuery)$/.test(name?.text ?? '')) return undefined;
  const native = rest.findIndex(({ text }) => text === 'nativeQuery');
  return native !== -1 && rest[native + 2]?.text === 'true' ? undefined : 'JPQL, not SQL';
}
