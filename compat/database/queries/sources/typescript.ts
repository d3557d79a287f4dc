import { queriesAmong } from '../code/literal.ts';
import { joinedTexts } from '../code/javascript.ts';
import type { QuerySource } from '../query-source.ts';

/** SQL in strings and templates of TypeScript and JavaScript, joined by `+` or `join`, with constants of the same file. */
export const typescript: QuerySource = {
  id: 'typescript',
  title: 'TypeScript and JavaScript sources',
  kind: 'code',
  literals: 'written',
  names: /(?<!\.d|\.min|\.test|\.spec)\.[cm]?[jt]sx?$/i,
  recognizes: ({ name }) => /\.[cm]?[jt]sx?$/i.test(name),
  read: async (file) => {
    const texts = await joinedTexts(file);
    return texts === undefined
      ? [{ sql: '', line: 1, unusable: 'file not to be parsed' }]
      : queriesAmong(texts);
  },
  example: {
    file: {
      name: 'store.ts',
      text: [
        "const columns = 'id, name' as const;",
        'export const getUser = `SELECT ${columns}',
        '  FROM users WHERE id = ${id}`;',
        '@Injectable() class Users<T> {',
        '  rename = (id: T) => sql`UPDATE users SET name = ${name(id)} ${more ? sql`, seen = now()` : sql``}`;',
        "  all = () => this.db.query('SELECT ' + columns + ' FROM users' + (this.order ?? ''));",
        "  drop() { return ['DELETE FROM users', 'WHERE id = $1'].join(' '); }",
        "  hint = 'Select a user from the list'; // 'SELECT 1 FROM comments'",
        '}',
      ].join('\n'),
    },
    queries: [
      { name: 'getUser', sql: 'SELECT id, name\n  FROM users WHERE id = \uE000', line: 2 },
      { name: 'rename', sql: 'UPDATE users SET name = \uE000 \uE000', line: 5 },
      { name: 'all', sql: 'SELECT id, name FROM users\uE000', line: 6 },
      { name: 'drop', sql: 'DELETE FROM users WHERE id = $1', line: 7 },
    ],
  },
};
