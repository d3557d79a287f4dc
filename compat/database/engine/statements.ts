/** Cuts SQL into statements with PostgreSQL's own parser. The only file that imports libpg-query. */
import { scan } from '../queries/scan.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';

export interface Statement {
  readonly sql: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Kind of its parse tree, for example `CreateStmt` or `TransactionStmt`. */
  readonly kind: string;
}

export interface SyntaxFault {
  readonly message: string;
  readonly line: number;
  /** The text around the fault. */
  readonly near: string;
}

/** The statements of a text, or where it cannot be parsed. */
export async function splitStatements(text: string): Promise<readonly Statement[] | SyntaxFault> {
  // Some histories hold empty files, which the parser refuses.
  if (text.trim() === '') return [];
  const { parse } = await import('libpg-query');
  const bytes = Buffer.from(text);
  try {
    const tree = (await parse(text)).stmts ?? [];
    let read = 0;
    let linesRead = 0;
    return tree.map(({ stmt, stmt_location: from = 0, stmt_len: length }) => {
      // Positions count bytes, and the space and comments before a statement belong to it.
      const raw = bytes.toString('utf8', from, length === undefined ? undefined : from + length);
      const skipped = leadingBlank(raw);
      linesRead += lineEnds(bytes.subarray(read, from));
      read = from;
      return {
        sql: raw.slice(skipped).trimEnd(),
        line: linesRead + raw.slice(0, skipped).split('\n').length,
        kind: Object.keys(stmt ?? {})[0] ?? '',
      };
    });
  } catch (error) {
    const { message, cursorPosition } = faultOf(error);
    const near = bytes.toString('utf8', Math.max(0, cursorPosition - 30), cursorPosition + 50);
    return { message, line: bytes.toString('utf8', 0, cursorPosition).split('\n').length, near };
  }
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function faultOf(error: unknown): { message: string; cursorPosition: number } {
  const details = (error as { sqlDetails?: { message?: string; cursorPosition?: number } }).sqlDetails;
  return {
    message: details?.message ?? (error instanceof Error ? error.message : String(error)),
    cursorPosition: details?.cursorPosition ?? 0,
  };
}

function leadingBlank(sql: string): number {
  return /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/.exec(sql)?.[0].length ?? 0;
}

/** The parse trees of the statements of a text, in order; undefined when it cannot be parsed. */
export async function parseTree(sql: string): Promise<readonly object[] | undefined> {
  const { parse } = await import('libpg-query');
  try {
    return ((await parse(sql)).stmts ?? []).map(({ stmt }) => stmt ?? {});
  } catch {
    return undefined;
  }
}

/** Tables and views that statements name, quoted, in order; none when they cannot be parsed. */
export async function tablesIn(sql: string): Promise<string[]> {
  const { parse } = await import('libpg-query');
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { schemaname: schema, relname: name } = node as { schemaname?: string; relname?: unknown };
    if (typeof name === 'string') found.add(schema ? quoteName({ schema, name }) : quoteIdentifier(name));
    Object.values(node).forEach(visit);
  };
  try {
    visit(await parse(sql));
  } catch {
    return [];
  }
  return [...found];
}

/** What the parser makes of one query. */
export interface ParsedQuery {
  /** Kinds of its statements: `SelectStmt`. */
  readonly kinds: readonly string[];
  /** Equal for queries that differ in values and spelling only. */
  readonly fingerprint: string;
  /** Without comments, with `$1`, `$2` … for values. */
  readonly normalized: string;
}

/** Undefined when the text is no SQL. */
export async function parseQuery(sql: string): Promise<ParsedQuery | undefined> {
  const { parse, fingerprint, normalize } = await import('libpg-query');
  try {
    const kinds = ((await parse(sql)).stmts ?? []).flatMap(({ stmt }) => Object.keys(stmt ?? {}));
    if (kinds.length === 0) return undefined;
    const bare = scan(sql).map(({ kind, text }) => (kind === 'comment' ? ' ' : text));
    const normalized = (await normalize(bare.join(''))).replace(/[;\s]+$/, '');
    return { kinds, fingerprint: await fingerprint(sql), normalized };
  } catch {
    return undefined;
  }
}

/** The tree of a function in PL/pgSQL, from the statement that creates it. Rejects where it cannot be parsed. */
export async function parsePlpgsql(definition: string): Promise<unknown> {
  const { parsePlPgSQL } = await import('libpg-query');
  return parsePlPgSQL(definition);
}
