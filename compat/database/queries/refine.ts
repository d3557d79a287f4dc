/** Brings found queries into the form that engines, people and other releases know them by. */
import { createHash } from 'node:crypto';
import { parseQuery } from '../engine/statements.ts';
import type { ParsedQuery } from '../engine/statements.ts';
import type { Dialect } from '../read/dialect.ts';
import { runTimePart } from './query-source.ts';
import type { FoundQuery, QuerySource } from './query-source.ts';
import { numberParameters } from './scan.ts';
import { forPrepare, spellings, withoutLiterals } from './spell.ts';
import type { Spelling } from './spell.ts';

export interface Unrefined extends Pick<FoundQuery, 'sql'>, Pick<QuerySource, 'literals'> {
  readonly dialect: Dialect;
}

export interface Refined {
  /** For people. */
  readonly text: string;
  /** For the engine. */
  readonly sql: string;
  /** Equal for queries that differ in values and spelling only; of the text where it cannot be parsed. */
  readonly fingerprint: string;
  /** It needs no table, such as BEGIN or SET, or changes the schema. */
  readonly isOther: boolean;
  /** Parts of it are SQL that is known at run time only. */
  readonly isOpen: boolean;
}

/** Kinds of statements that need tables. Others change the session or the schema. */
const tableStatements: ReadonlySet<string> = new Set(
  `SelectStmt InsertStmt UpdateStmt DeleteStmt MergeStmt LockStmt TruncateStmt CopyStmt CallStmt DoStmt
  RefreshMatViewStmt CreateTableAsStmt`.split(/\s+/),
);

export async function refine({ sql, literals, dialect }: Unrefined): Promise<Refined> {
  if (literals === 'private') return withoutValues(sql, dialect);
  const text = sql.replaceAll(runTimePart, '${…}').replace(/[;\s]+$/, '');
  let likeliest: Spelling | undefined;
  for (const spelling of spellings(sql)) {
    likeliest ??= spelling;
    const parsed = await parseQuery(dialect === 'mysql' ? withoutBackticks(spelling.sql) : spelling.sql);
    if (parsed !== undefined) return { ...refined(text, spelling.sql, parsed), isOpen: spelling.isOpen };
  }
  const isOpen = sql.includes(runTimePart);
  return { text, sql: likeliest?.sql ?? text, fingerprint: digest(text), isOther: false, isOpen };
}

async function withoutValues(sql: string, dialect: Dialect): Promise<Refined> {
  // The parser takes MySQL's "text" for a name and would leave it in.
  const parsed = dialect === 'postgresql' ? await parseQuery(forPrepare(sql)) : undefined;
  if (parsed === undefined) {
    const text = withoutLiterals(sql, dialect);
    const isOther = !/^[\s(]*(?:select|insert|update|delete|replace|with|merge|values|table)\b/i.test(text);
    return { text, sql: numberParameters(text), fingerprint: digest(text), isOther, isOpen: false };
  }
  const text = forPrepare(parsed.normalized);
  // The body of DO is a literal, and gone.
  if (parsed.kinds.includes('DoStmt')) return { ...refined(text, text, parsed), isOther: true };
  return refined(text, text, parsed);
}

function refined(text: string, sql: string, { kinds, fingerprint }: ParsedQuery): Refined {
  const isOther = !kinds.some((kind) => tableStatements.has(kind));
  return { text, sql, fingerprint, isOther, isOpen: false };
}

/** Names as PostgreSQL quotes them, so that its parser reads most of MySQL. */
function withoutBackticks(sql: string): string {
  return sql.replace(/`([^`]*)`/g, '"$1"');
}

function digest(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').toLowerCase()).digest('hex').slice(0, 16);
}
