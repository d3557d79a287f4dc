import { HarnessError } from '../../../../reports/index.ts';
import type { Query } from '../../queries/planned.ts';
import { readFiles } from '../../read/files.ts';
import { inOrder } from '../../read/migration.ts';
import { parseSource } from '../../read/source.ts';
import { splitStatements } from '../split-statements.ts';
import { questionMarks } from './placeholders.ts';

const nameMark = /^--\s*name:\s*(\S+).*$/gm;

/**
 * The MySQL queries of `.sql` files, folders of them or a git revision; each is called by its `-- name:` line, else
 * by how it begins.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`; `nothing-selected` when a source has no query.
 */
export async function readMysqlQueries(
  specs: string | readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Query[]> {
  const found: Query[] = [];
  for (const spec of [specs ?? []].flat()) {
    const files = await readFiles(
      parseSource(spec.replace(/^sql:/, '')),
      (name) => /\.sql$/i.test(name),
      signal,
    );
    const own = files
      .toSorted((a, b) => inOrder(a.name, b.name))
      .flatMap(({ name, text }) => mysqlQueriesIn(name, text));
    if (own.length === 0) {
      throw new HarnessError('nothing-selected', {
        what: 'No query was found.',
        where: spec,
        todo: 'Name a .sql file, or a folder of them, with one query per statement.',
      });
    }
    found.push(...own);
  }
  return distinctNames(found);
}

export function mysqlQueriesIn(file: string, text: string): Query[] {
  const marks = [...text.matchAll(nameMark)].map((mark) => ({
    name: mark[1] ?? '',
    line: text.slice(0, mark.index).split('\n').length,
  }));
  return splitStatements(text).map(({ sql, line }) => ({
    name: marks.findLast((mark) => mark.line <= line)?.name ?? shorten(sql),
    text: sql,
    sql: questionMarks(sql),
    source: { file, line },
  }));
}

function shorten(sql: string): string {
  const flat = sql.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
}

/** Equal names get a number, so that each query has its own place. */
function distinctNames(queries: readonly Query[]): Query[] {
  const seen = new Map<string, number>();
  return queries.map((query) => {
    const count = (seen.get(query.name) ?? 0) + 1;
    seen.set(query.name, count);
    return count === 1 ? query : { ...query, name: `${query.name} #${count}` };
  });
}
