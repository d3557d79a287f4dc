/** Reads MySQL statements. The only file that imports the MySQL build of node-sql-parser. */

/** A node of the parser's tree; which members it has depends on its `type`. */
export type Tree = Readonly<Record<string, unknown>>;

/** What is not said, or said in more than a word, counts as nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export interface MysqlParser {
  /** The one statement of a text; undefined when the parser does not know it. */
  parse(sql: string): Tree | undefined;
  /** An expression in one spelling, whatever the source's. */
  write(expression: unknown): string;
}

/** Other people's SQL can keep the parser busy for very long: call it in a process that can be killed. */
export async function openParser(): Promise<MysqlParser> {
  const { default: build } = await import('node-sql-parser/build/mysql.js');
  const parser = new build.Parser();
  return {
    parse(sql) {
      try {
        const tree: unknown = parser.astify(sql, { database: 'mysql' });
        return (Array.isArray(tree) ? tree[0] : tree) as Tree | undefined;
      } catch {
        return undefined;
      }
    },
    write: (expression) => parser.exprToSQL(expression, { database: 'mysql' }),
  };
}
