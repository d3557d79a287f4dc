/**
 * Says which SQL may run on somebody's live database: one plain SELECT with functions, operators and node kinds
 * from short lists. What is not on a list is refused, so that new syntax fails on the safe side.
 */
import { parseTree } from '../engine/statements.ts';
import { expressionFunctions, expressionNodes, operators, queryFunctions, queryNodes } from './allowed.ts';

type Node = Readonly<Record<string, unknown>>;
type Found = readonly [kind: string, node: Node];

interface Lists {
  readonly nodes: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/**
 * Why an expression out of a migration (index key, predicate, check) must not run there; undefined when it may.
 *
 * It may use columns, constants, and built-in functions and operators that are immutable.
 */
export async function expressionFault(expression: string): Promise<string | undefined> {
  const statement = await onlyStatement(`SELECT (${expression})`);
  const select = statement?.['SelectStmt'] as Node | undefined;
  const targets = select?.['targetList'] as readonly Node[] | undefined;
  const rest = Object.keys(select ?? {}).filter((key) => !['targetList', 'limitOption', 'op'].includes(key));
  if (targets?.length !== 1 || rest.length > 0) return 'it is no single expression';
  const target = targets[0]?.['ResTarget'] as Node;
  return faultIn(target['val'], { nodes: expressionNodes, functions: expressionFunctions });
}

/** Why a generated query must not run there; undefined when it may. */
export async function queryFault(sql: string): Promise<string | undefined> {
  const statement = await onlyStatement(sql);
  if (statement === undefined) return 'it is no single statement';
  if (!('SelectStmt' in statement)) return 'it is no SELECT';
  return faultIn(statement, { nodes: queryNodes, functions: queryFunctions });
}

/** Types that a query casts to and that PostgreSQL does not bring, as `schema.name`. */
export async function ownTypesIn(sql: string): Promise<string[]> {
  const casts = [...nodesIn(await onlyStatement(sql))].filter(([kind]) => kind === 'TypeCast');
  const names = casts.map(([, node]) => joined((node['typeName'] as Node)['names']));
  return [...new Set(names.filter((name) => name.includes('.') && !name.startsWith('pg_catalog.')))];
}

async function onlyStatement(sql: string): Promise<Node | undefined> {
  const statements = await parseTree(sql);
  return statements?.length === 1 ? (statements[0] as Node) : undefined;
}

function faultIn(tree: unknown, lists: Lists): string | undefined {
  for (const found of nodesIn(tree)) {
    const fault = faultOf(found, lists);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf([kind, node]: Found, { nodes, functions }: Lists): string | undefined {
  if (!nodes.has(kind)) return `it holds ${kind}, which may not run there`;
  if ('intoClause' in node || 'lockingClause' in node) return 'it writes or locks';
  if (kind === 'FuncCall') {
    const name = joined(node['funcname']).replace(/^pg_catalog\./, '');
    if (!functions.has(name)) return `${name} is not on the list of functions that may run there`;
    // An aggregate or a window inside an expression would change what the query counts.
    const isPlain = !Object.keys(node).some((key) => key.startsWith('agg_') || key === 'over');
    if (functions === expressionFunctions && !isPlain) return `${name} is called as an aggregate`;
  }
  if (kind === 'A_Expr') {
    const name = joined(node['name']).replace(/^pg_catalog\./, '');
    const isOperator = String(node['kind']).startsWith('AEXPR_OP');
    if (isOperator && !operators.has(name)) {
      return `the operator ${name} is not on the list of those that may run there`;
    }
  }
  // `table.name` and `(value).name` may call a function of that name.
  if (nodes === expressionNodes && kind === 'ColumnRef' && (node['fields'] as unknown[]).length > 1) {
    return 'it names a column through its table';
  }
  return kind === 'A_Indirection' && JSON.stringify(node['indirection']).includes('"String"')
    ? 'it reads a field of a composite value'
    : undefined;
}

/** Every node of a parse tree with its kind; a kind is a member that begins with a capital letter. */
function* nodesIn(value: unknown): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (/^[A-Z]/.test(key)) yield [key, member as Node];
    yield* nodesIn(member);
  }
}

function joined(parts: unknown): string {
  return (parts as readonly { readonly String?: { readonly sval?: string } }[])
    .map((part) => part.String?.sval ?? '')
    .join('.');
}
