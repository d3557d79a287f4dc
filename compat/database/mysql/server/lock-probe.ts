/** Asks the server what a statement would do to a table, on an empty copy of it. */
import type { ChangeOf } from '../../changes.ts';
import { pathPattern, quotePath, readPath } from '../names.ts';
import { oneLine } from '../replay/replay.ts';
import { inBrackets, splitAtCommas } from '../replay/text.ts';
import type { MysqlSession } from './connection.ts';
import { asMysqlError } from './mysql-error.ts';
import type { PlacedStatement } from './run-statements.ts';

const probe = 'seaworthy_probe';
const timeoutMs = 30_000;

/** 1845, 1846: this ALGORITHM or LOCK is not supported here. */
const notSupported = new Set(['1845', '1846']);

/**
 * How a statement treats a table of the old schema; undefined when its writers need not wait, or nobody can tell.
 */
export async function probeLocks(
  session: MysqlSession,
  statement: PlacedStatement,
  oldTables: ReadonlySet<string>,
): Promise<ChangeOf<'table-copied'> | undefined> {
  const altered = alteredBy(statement.text);
  if (altered === undefined || !oldTables.has(altered.table.name)) return undefined;
  const { table, clauses } = altered;
  const ask = async (how: string): Promise<string | undefined> => {
    try {
      await session.rows(`DROP TABLE IF EXISTS ${probe}`, timeoutMs);
      await session.rows(`CREATE TABLE ${probe} LIKE ${quotePath(table)}`, timeoutMs);
      // ORDER BY stands last, and partitions without a comma.
      const comma = /^(?:partition\s+by|remove\s+partitioning)\b/i.test(clauses) ? '' : ',';
      await session.rows(`ALTER TABLE ${probe} ${how}${comma} ${clauses}`, timeoutMs);
      return undefined;
    } catch (error) {
      const { code, message } = asMysqlError(error);
      return notSupported.has(code) ? `${code} ${message}` : undefined;
    } finally {
      await session.rows(`DROP TABLE IF EXISTS ${probe}`, timeoutMs).catch(() => {});
    }
  };
  const refusal = await ask('ALGORITHM=INPLACE, LOCK=NONE');
  if (refusal === undefined) return undefined;
  const way = (await ask('ALGORITHM=INPLACE')) === undefined ? 'locked' : 'copy';
  const { file, line, text } = statement;
  return { kind: 'table-copied', table, file, line, statement: oneLine(text), way, refusal };
}

const alters = new RegExp(
  `^alter\\s+(?:online\\s+|ignore\\s+)*table\\s+(?:if\\s+exists\\s+)?(${pathPattern})\\s+(.*)$`,
  'is',
);
const indexes = new RegExp(
  `^create\\s+(?:or\\s+replace\\s+)?((?:unique\\s+|fulltext\\s+|spatial\\s+)?index)\\s+(\\S+)\\s+on\\s+(${pathPattern})\\s*(\\(.*)$`,
  'is',
);

/** A copy has no foreign keys, and its name is its own; who names an algorithm is refused by the server itself. */
const notOfCopy =
  /^(?:drop\s+foreign\s+key|rename\s+(?:to|as|=|`|"|(?!column\b|index\b|key\b)\w))|^(?:algorithm|lock)\b/i;

function alteredBy(text: string): { table: ReturnType<typeof readPath>; clauses: string } | undefined {
  const [, path, rest = ''] = alters.exec(text) ?? [];
  if (path !== undefined) {
    const clauses = splitAtCommas(rest);
    if (clauses.some((clause) => /^(?:algorithm|lock)\b/i.test(clause))) return undefined;
    const kept = clauses.filter((clause) => !notOfCopy.test(clause));
    return kept.length === 0 ? undefined : { table: readPath(path, undefined), clauses: kept.join(', ') };
  }
  const [, kind, name, table, keys = ''] = indexes.exec(text) ?? [];
  if (table === undefined || /\b(?:algorithm|lock)\s*=/i.test(keys)) return undefined;
  return {
    table: readPath(table, undefined),
    clauses: `ADD ${kind} ${name} (${inBrackets(keys)?.inside ?? ''})`,
  };
}
