/** What a query names, as far as its text says. */
import { parseTree } from '../engine/statements.ts';

export interface QueryShape {
  /** False when the parser does not know the query; the lists are then empty. */
  readonly known: boolean;
  /** Tables that it reads, schema first where it is written, and what it calls the queries of its WITH. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** It takes all columns of a table, whatever they are. */
  readonly takesAllColumns: boolean;
  /** Tables of which it takes a row as one value: `row_to_json(orders)`; absent without any. */
  readonly wholeRows?: readonly string[];
  /** It inserts without saying into which columns. */
  readonly insertsUnnamed: boolean;
}

const unknown: QueryShape = {
  known: false,
  reads: [],
  writes: [],
  takesAllColumns: false,
  insertsUnnamed: false,
};

/** A part of a parse tree of libpg-query. */
type Node = Readonly<Record<string, unknown>>;

/** A node under its kind, which begins with a capital letter. */
interface Found {
  readonly kind: string;
  readonly node: Node;
  /** It is what EXISTS looks into: whatever it selects, only rows count. */
  readonly onlyExists: boolean;
}

/** Never throws; the engine judges what the parser does not know. */
export async function shapeOf(sql: string): Promise<QueryShape> {
  const trees = await parseTree(sql);
  if (trees === undefined || trees.length === 0) return unknown;
  const found = [...nodesIn(trees)];
  const writes = found.filter(({ kind }) => /^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind));
  const withNames = new Set(
    found.filter(({ kind }) => kind === 'CommonTableExpr').map(({ node }) => String(node['ctename'])),
  );
  const takesAll = ({ kind, node, onlyExists }: Found): boolean =>
    kind === 'SelectStmt' &&
    !onlyExists &&
    starsIn(node['targetList']).some((star) => isOfTable(star, node, withNames));
  const wholeRows = wholeRowsIn(found);
  return {
    known: true,
    ...(wholeRows.length > 0 && { wholeRows }),
    reads: distinct(found.filter(({ kind }) => kind === 'RangeVar').map(({ node }) => tableName(node))),
    writes: distinct(writes.map(({ node }) => tableName(node['relation'] as Node))),
    takesAllColumns: found.some(takesAll) || writes.some(({ node }) => returnsAll(node)),
    insertsUnnamed: writes.some(
      // `INSERT … DEFAULT VALUES` has neither columns nor a query, and names all that it needs.
      ({ kind, node }) =>
        kind === 'InsertStmt' && node['cols'] === undefined && node['selectStmt'] !== undefined,
    ),
  };
}

function* nodesIn(value: unknown, onlyExists = false): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const node = member as Node;
    const isKind = /^[A-Z]/.test(key);
    if (isKind) yield { kind: key, node, onlyExists };
    const isExists = key === 'SubLink' && node['subLinkType'] === 'EXISTS_SUBLINK';
    yield* nodesIn(member, isKind ? isExists : onlyExists);
  }
}

/** What stands before each `*` of a list: the name of a table, or nothing. */
function starsIn(targets: unknown): (string | undefined)[] {
  return (Array.isArray(targets) ? (targets as Node[]) : []).flatMap((target) => {
    const value = (target['ResTarget'] as Node | undefined)?.['val'] as Node | undefined;
    const fields = (value?.['ColumnRef'] as Node | undefined)?.['fields'] as Node[] | undefined;
    if (fields === undefined || !fields.some((field) => 'A_Star' in field)) return [];
    const [before] = fields.slice(0, -1).slice(-1);
    return [(before?.['String'] as Node | undefined)?.['sval'] as string | undefined];
  });
}

/** The columns of a query that names them do not change with a table, so that its `*` is harmless. */
function isOfTable(star: string | undefined, select: Node, withNames: ReadonlySet<string>): boolean {
  const tables = [...tablesOf(select['fromClause'])].filter(
    (table) => table['schemaname'] !== undefined || !withNames.has(String(table['relname'])),
  );
  return tables.some((table) => {
    const alias = (table['alias'] as Node | undefined)?.['aliasname'];
    return star === undefined || star === (alias ?? table['relname']);
  });
}

/** Tables that stand in a FROM themselves, alone or joined. */
function* tablesOf(from: unknown): Generator<Node> {
  for (const item of Array.isArray(from) ? (from as Node[]) : []) {
    if ('RangeVar' in item) yield item['RangeVar'] as Node;
    const join = item['JoinExpr'] as Node | undefined;
    if (join !== undefined) yield* tablesOf([join['larg'], join['rarg']]);
  }
}

/** A table, by its name or its alias, that is given to a function or selected as if it were a column. */
function wholeRowsIn(found: readonly Found[]): string[] {
  const tables = found.filter(({ kind }) => kind === 'RangeVar').map(({ node }) => node);
  const values = found.flatMap(({ kind, node }): unknown[] => {
    if (kind === 'ResTarget') return [node['val']];
    return kind === 'FuncCall' && Array.isArray(node['args']) ? node['args'] : [];
  });
  const taken = values.flatMap((value) => {
    const fields = ((value as Node | undefined)?.['ColumnRef'] as Node | undefined)?.['fields'];
    const [only, more] = Array.isArray(fields) ? (fields as Node[]) : [];
    const name = (only?.['String'] as Node | undefined)?.['sval'];
    return typeof name === 'string' && more === undefined ? [name] : [];
  });
  const names = new Set(taken);
  const whole = tables.filter((table) => {
    const alias = (table['alias'] as Node | undefined)?.['aliasname'];
    return names.has(String(alias ?? table['relname']));
  });
  return distinct(whole.map(tableName));
}

function returnsAll({ returningList, returningClause }: Node): boolean {
  const exprs = (returningClause as Node | undefined)?.['exprs'];
  return starsIn(returningList ?? exprs).length > 0;
}

function tableName({ schemaname, relname }: Node): string {
  return typeof schemaname === 'string' ? `${schemaname}.${String(relname)}` : String(relname);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
