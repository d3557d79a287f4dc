/** Takes apart Liquibase's formatted SQL. Lines stay where they are. */
import type { Guard } from './guard.ts';
import { guardIn } from './liquibase/preconditions.ts';

export interface Changeset {
  readonly author: string;
  readonly id: string;
  /** What follows author and id, for example `runInTransaction:false`; names are in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly sql: string;
  /** Absent without a rollback; blank where it says that none is needed. */
  readonly rollback?: string;
  /** The changeset that runs again to take this one back. */
  readonly rollbackOf?: { readonly id: string; readonly author: string };
  /** Changes that fill tables from files which are not read. */
  readonly loads?: readonly string[];
  /** What it asks before it runs. */
  readonly guards: readonly Guard[];
}

const head =
  /^\s*--\s*changeset\s+(?:"(?<qauthor>[^"]+)"|(?<author>[^:]+?)):\s*(?:"(?<qid>[^"]+)"|(?<id>\S+))\s*(?<rest>.*)$/i;
const attribute = /(\w+):(?:"([^"]*)"|([^\s)]+))/g;
const rollbackElsewhere = /^\s*changesetId:(\S+)\s+changesetAuthor:(\S+)/i;
const rollbackLine = /^\s*--\s*rollback\b[ \t]*(?<sql>.*)$/i;
const rollbackOpens = /^\s*\/\*\s*liquibase\s+rollback\s*$/i;
const ignoreLines = /^\s*--\s*ignoreLines:(?<what>\d+|start|end)\s*$/i;

export const formattedMark = /^\s*--\s*liquibase\s+formatted\s+sql\b(?<rest>.*)$/im;

const unformatted = {
  author: 'includeAll',
  id: 'raw',
  attributes: new Map(),
  guards: [],
} as const;

/** The changesets of a text, in order. SQL that is not formatted is one, as when a changelog includes it. */
export function changesetsIn(text: string): Changeset[] {
  if (!formattedMark.test(text)) return [{ ...unformatted, sql: text }];
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const kept = withoutIgnored(lines);
  const starts = kept.flatMap((line, i) => (head.test(line) ? [i] : []));
  return starts.map((start, i) => {
    const { qauthor, author, qid, id, rest = '' } = head.exec(kept[start] ?? '')?.groups ?? {};
    const body = kept.map((line, at) => (at > start && at < (starts[i + 1] ?? kept.length) ? line : ''));
    const attributes = new Map(
      [...rest.matchAll(attribute)].map(([, name = '', quoted, bare]) => [
        name.toLowerCase(),
        quoted ?? bare ?? '',
      ]),
    );
    return {
      author: qauthor ?? author ?? '',
      id: qid ?? id ?? '',
      attributes,
      guards: [guardIn(body)].flatMap((guard) => guard ?? []),
      ...takeRollback(body, attributes.get('enddelimiter')),
    };
  });
}

function withoutIgnored(lines: readonly string[]): string[] {
  let left = 0;
  return lines.map((line) => {
    const what = ignoreLines.exec(line)?.groups?.['what']?.toLowerCase();
    if (what === undefined) return left-- > 0 ? '' : ((left = 0), line);
    left = what === 'start' ? Infinity : what === 'end' ? 0 : Number(what);
    return '';
  });
}

function takeRollback(
  body: readonly string[],
  delimiter: string | undefined,
): Pick<Changeset, 'sql' | 'rollback' | 'rollbackOf'> {
  const sql: string[] = [];
  const rollback: string[] = [];
  let inBlock = false;
  let hasRollback = false;
  for (const line of body) {
    const said = rollbackLine.exec(line)?.groups?.['sql'];
    const opens = rollbackOpens.test(line);
    const closes: boolean = inBlock && /^\s*\*\/\s*$/.test(line);
    hasRollback ||= opens || said !== undefined;
    rollback.push(said ?? (inBlock && !closes ? line : ''));
    sql.push(said === undefined && !opens && !inBlock ? ended(line, delimiter) : '');
    inBlock = opens || (inBlock && !closes);
  }
  if (!hasRollback) return { sql: sql.join('\n') };
  const text = rollback.join('\n');
  const [, id, author] = rollbackElsewhere.exec(text) ?? [];
  if (id !== undefined && author !== undefined) return { sql: sql.join('\n'), rollbackOf: { id, author } };
  return { sql: sql.join('\n'), rollback: /^\s*(?:not required|empty)\s*$/i.test(text) ? '' : text };
}

/** A delimiter of its own, such as `GO` or `/`, becomes a semicolon. */
function ended(line: string, delimiter: string | undefined): string {
  const mark = delimiter?.replace(/^(?:\\r|\\n|\\s)+|\$$/g, '');
  if (mark === undefined || mark === '' || mark === ';') return line;
  const trimmed = line.trimEnd();
  return trimmed.toLowerCase().endsWith(mark.toLowerCase())
    ? `${trimmed.slice(0, -mark.length).trimEnd()};`
    : line;
}
