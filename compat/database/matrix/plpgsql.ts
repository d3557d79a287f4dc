/** The SQL inside a PL/pgSQL body, with the line of each statement. */
import { parsePlpgsql, parseTree } from '../engine/statements.ts';
import type { StandIns } from './stand-in.ts';

export interface Embedded {
  readonly line: number;
  /** As the body has it. */
  readonly text: string;
  /** As a statement by itself, still with the body's variables. */
  readonly sql: string;
}

export interface ParsedBody {
  readonly statements: readonly Embedded[];
  /** SQL that stands for each variable that the body declares. */
  readonly variables: StandIns;
}

/** Rejects when the definition cannot be parsed. */
export async function readPlpgsql(definition: string): Promise<ParsedBody> {
  const expressions: Expression[] = [];
  const types = new Map<string, string>();
  collect(await parsePlpgsql(definition), 1, expressions, types);
  const statements: Embedded[] = [];
  for (const { query, parseMode, line, isDynamic } of expressions) {
    const sql = isDynamic ? await constantText(query) : statementOf(query, parseMode);
    statements.push({ line, text: query, sql: sql ?? statementOf(query, parseMode) });
  }
  statements.sort((a, b) => a.line - b.line);
  return { statements, variables: new Map([...types].map(([name]) => [name, standInFor(name, types)])) };
}

interface Expression {
  readonly query: string;
  readonly parseMode: number;
  readonly line: number;
  /** It is the text of a statement for EXECUTE. */
  readonly isDynamic: boolean;
}

function collect(node: unknown, line: number, expressions: Expression[], types: Map<string, string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, line, expressions, types);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [kind, value] of Object.entries(node as Record<string, Record<string, unknown>>)) {
    if (typeof value !== 'object' || value === null) continue;
    const { lineno, refname, datatype, query, parseMode } = value;
    const here = typeof lineno === 'number' ? lineno : line;
    if ((kind === 'PLpgSQL_var' || kind === 'PLpgSQL_rec') && typeof refname === 'string') {
      types.set(refname, typeName(datatype));
    }
    if (kind === 'PLpgSQL_expr' && typeof query === 'string') {
      expressions.push({ query, parseMode: Number(parseMode), line, isDynamic: false });
    } else if (/dyn/.test(kind) && value['query'] !== undefined) {
      const { query: dynamic, ...rest } = value;
      const from = expressions.length;
      collect(dynamic, here, expressions, types);
      expressions[from] = { ...expressions[from]!, isDynamic: true };
      collect(rest, here, expressions, types);
    } else {
      collect(value, here, expressions, types);
    }
  }
}

function typeName(datatype: unknown): string {
  const { PLpgSQL_type: type } = (datatype ?? {}) as { PLpgSQL_type?: { typname?: string } };
  return type?.typname ?? 'record';
}

/** Parse modes of the server: 0 is a statement, 2 an expression, 3 to 5 assign to a name of one to three parts. */
function statementOf(query: string, parseMode: number): string {
  if (parseMode === 0) return query;
  if (parseMode === 2) return `SELECT ${query}`;
  const target = /^((?:"(?:[^"]|"")*"|[^":=[])*)(?:\[[^]*?\]\s*)*(?::=|=)/.exec(query);
  if (target === null) return `SELECT ${query}`;
  // The name is looked up as well: a field that is gone fails there.
  return `SELECT ${target[1]?.trim()}, ${query.slice(target[0].length)}`;
}

interface Selected {
  readonly SelectStmt?: { readonly targetList?: readonly { readonly ResTarget?: Target }[] };
}
interface Target {
  readonly val?: { readonly A_Const?: { readonly sval?: { readonly sval?: string } } };
}

/** The statement of an EXECUTE that is given as one literal. */
async function constantText(query: string): Promise<string | undefined> {
  const [tree] = ((await parseTree(`SELECT ${query}`)) ?? []) as readonly Selected[];
  return tree?.SelectStmt?.targetList?.[0]?.ResTarget?.val?.A_Const?.sval?.sval;
}

/** A NULL of the type; `NULL` for records, whose fields come with the rows. */
function standInFor(name: string, types: ReadonlyMap<string, string>, depth = 0): string {
  const type = types.get(name);
  if (type === undefined || type === 'record' || /^unknown$/i.test(type) || depth > 5) return 'NULL';
  const row = /^(.+)%rowtype$/i.exec(type)?.[1];
  if (row !== undefined) return `NULL::${row}`;
  const same = /^(.+)%type$/i.exec(type)?.[1];
  if (same === undefined) return `NULL::${type}`;
  const [, table, column] = /^(.+)\.([^.]+)$/.exec(same) ?? [];
  return table === undefined || column === undefined
    ? standInFor(same.toLowerCase(), types, depth + 1)
    : `(NULL::${table}).${column}`;
}
