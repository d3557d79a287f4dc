import { splitStatements } from '../../mysql/split-statements.ts';
import type { Dialect } from '../../read/dialect.ts';
import type { FoundQuery, QuerySource } from '../query-source.ts';
import { splitQueries } from '../scan.ts';

/** Statements of a `.sql` file; a `-- name:` line as sqlc writes it names those that follow. */
export const sqlFile: QuerySource = {
  id: 'sql-file',
  title: 'SQL files',
  kind: 'sql',
  literals: 'written',
  names: /\.sql$/i,
  recognizes: () => true,
  read: ({ text }, dialect) => Promise.resolve(queriesInSql(text, dialect)),
  example: {
    file: {
      name: 'queries.sql',
      text: '-- name: getUser :one\nSELECT id\nFROM users WHERE id = $1;\n\n-- name: addUser :exec\nINSERT INTO users (id) VALUES (@id);\n',
    },
    queries: [
      { name: 'getUser', sql: 'SELECT id\nFROM users WHERE id = $1', line: 2 },
      { name: 'addUser', sql: 'INSERT INTO users (id) VALUES (@id)', line: 6 },
    ],
  },
};

const nameMark = /^--\s*name:\s*(\S+).*$/gm;

export function queriesInSql(text: string, dialect: Dialect = 'postgresql'): FoundQuery[] {
  const split = dialect === 'mysql' ? splitStatements : splitQueries;
  return sections(text).flatMap(({ name, body, line }) =>
    split(body).map((query) => ({
      ...(name !== undefined && { name }),
      sql: query.text,
      line: line + query.line - 1,
    })),
  );
}

/** What stands between two `-- name:` lines; the whole text where there is none. */
function sections(text: string): { name?: string; body: string; line: number }[] {
  const marks = [...text.matchAll(nameMark)];
  const head = text.slice(0, marks[0]?.index);
  return [
    { body: head, line: 1 },
    ...marks.map((mark, i) => ({
      name: mark[1] ?? '',
      body: text.slice(mark.index, marks[i + 1]?.index),
      line: text.slice(0, mark.index).split('\n').length,
    })),
  ];
}
