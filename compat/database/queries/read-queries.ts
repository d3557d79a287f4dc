import { HarnessError } from '../../../reports/index.ts';
import { readFiles } from '../read/files.ts';
import { inOrder } from '../read/migration.ts';
import { parseSource } from '../read/source.ts';
import type { Query } from './planned.ts';
import { numberParameters, splitQueries } from './scan.ts';

const nameMark = /^--\s*name:\s*(\S+).*$/gm;

/**
 * The queries of a `.sql` file or of all such files below a folder or git revision.
 *
 * A query is called by its `-- name:` line as sqlc writes it, else by how it begins.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`; `nothing-selected` when there is no query.
 */
export async function readQueries(spec: string, signal: AbortSignal): Promise<Query[]> {
  const files = await readFiles(parseSource(spec), (name) => /\.sql$/i.test(name), signal);
  const queries = files
    .toSorted((a, b) => inOrder(a.name, b.name))
    .flatMap(({ name, text }) => queriesIn(name, text));
  if (queries.length === 0) {
    throw new HarnessError('nothing-selected', {
      what: 'No query was found.',
      where: spec,
      todo: 'Name a .sql file, or a folder of them, with one query per statement.',
    });
  }
  return distinctNames(queries);
}

export function queriesIn(file: string, text: string): Query[] {
  return sections(text).flatMap(({ name, body, line }) =>
    splitQueries(body).map((query) => ({
      name: name ?? shorten(query.text),
      text: query.text,
      sql: numberParameters(query.text),
      source: { file, line: line + query.line - 1 },
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
