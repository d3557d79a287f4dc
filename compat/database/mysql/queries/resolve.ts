/**
 * Tells without a server whether a query's names are there: tables, columns, counts of values. What a server finds
 * beyond names (functions, types, rights) is not looked at.
 */
import type { InsertTrial } from '../../engine/insert.ts';
import type { Plan, Use } from '../../engine/plan.ts';
import type { QueryShape } from '../../queries/shape.ts';
import type { WriteOutcome } from '../../matrix/carry-out.ts';
import { textOf } from '../parser.ts';
import type { MysqlParser, Tree } from '../parser.ts';
import { MysqlRefusal } from '../replay/state.ts';
import type { KnownTable, NameSpace } from './name-space.ts';
import { Scope } from './scope.ts';
import type { Source } from './scope.ts';
import { Findings } from './findings.ts';
import { checkInsert } from './insert-checks.ts';

/** `error.code` of a query that the parser does not know: nothing is known of it then. */
export const unreadCode = 'unread';

export interface Resolved {
  readonly plan: Plan;
  readonly shape: QueryShape;
  /** Names that were found, also where others were not. */
  readonly uses: readonly Use[];
  /** What shows whether the columns that an insert leaves out are filled. */
  readonly insert?: InsertTrial;
  /** How it went with made-up values; absent where it writes nothing or there is no server. */
  readonly written?: WriteOutcome;
}

type Results = readonly { readonly name: string; readonly type: string }[];

export function resolveQuery(sql: string, names: NameSpace, given: Given): Resolved {
  const tree = given.parser.parse(sql);
  if (tree === undefined) {
    const message = 'the parser does not know this query';
    return { plan: { works: false, error: { code: unreadCode, message } }, shape: unknownShape, uses: [] };
  }
  const resolution = new Resolution(names, given.filledByTriggers);
  try {
    const results = resolution.statement(tree) ?? [];
    const { uses, shape, insert } = resolution.found;
    if (insert === undefined) return { plan: { works: true, parameters: [], results, uses }, shape, uses };
    const error = { code: '1364', message: `Field '${insert.missing}' doesn't have a default value` };
    return { plan: { works: false, error }, shape, uses, insert };
  } catch (error) {
    if (!(error instanceof MysqlRefusal)) throw error;
    const { errno, message } = error;
    const { shape, uses } = resolution.found;
    return { plan: { works: false, error: { code: String(errno), message } }, shape, uses };
  }
}

export interface Given {
  readonly parser: MysqlParser;
  /** Columns that a BEFORE INSERT trigger sets, as `table.column` in lower case. */
  readonly filledByTriggers: ReadonlySet<string>;
}

const unknownShape: QueryShape = {
  known: false,
  reads: [],
  writes: [],
  takesAllColumns: false,
  insertsUnnamed: false,
};

const list = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : []);

class Resolution {
  readonly found = new Findings();
  readonly #names: NameSpace;
  readonly #filled: ReadonlySet<string>;

  constructor(names: NameSpace, filled: ReadonlySet<string>) {
    this.#names = names;
    this.#filled = filled;
  }

  /** Columns of the result; undefined where nobody can tell, or where there is none. */
  statement(tree: Tree): Results | undefined {
    switch (tree['type']) {
      case 'select':
        return this.#select(tree, undefined, new Map());
      case 'insert':
      case 'replace':
        return this.#insert(tree);
      case 'update':
      case 'delete':
        return this.#change(tree);
      default:
        return undefined;
    }
  }

  #select(tree: Tree, outer: Scope | undefined, inherited: Ctes): Results | undefined {
    const ctes = new Map(inherited);
    for (const { name, stmt, columns } of list(tree['with'])) {
      const key = (name as { value: string }).value;
      // A recursive one may name itself.
      ctes.set(key, undefined);
      const results = this.#select((stmt as { ast: Tree }).ast, outer, ctes);
      ctes.set(key, columns === null ? results : list(columns).map((c) => ({ name: nameIn(c), type: '' })));
    }
    const scope = new Scope(outer);
    this.#from(tree['from'], scope, ctes);
    const items = list(tree['columns']);
    for (const { as } of items) if (typeof as === 'string') scope.given.add(as.toLowerCase());
    const results = this.#results(items, scope, ctes);
    for (const part of ['where', 'groupby', 'having', 'orderby', 'window', 'limit']) {
      this.#visit(tree[part], scope, ctes);
    }
    const next = tree['_next'] as Tree | undefined;
    const others = next && this.#select(next, outer, ctes);
    if (results !== undefined && others !== undefined && results.length !== others.length) {
      throw new MysqlRefusal(1222, 'The used SELECT statements have a different number of columns');
    }
    return results;
  }

  #results(items: readonly Tree[], scope: Scope, ctes: Ctes): Results | undefined {
    const results: { name: string; type: string }[] = [];
    let isKnown = true;
    for (const { expr, as } of items as { expr: Tree; as: string | null }[]) {
      if (isStar(expr)) {
        this.found.takesAllColumns = true;
        const taken = scope.sources.filter(({ alias }) => expr['table'] === null || expr['table'] === alias);
        if (taken.some(({ columns }) => columns === undefined)) isKnown = false;
        for (const source of taken) results.push(...this.#useAll(source));
      } else if (expr['type'] === 'column_ref') {
        const found = this.#column(expr, scope);
        results.push({ name: as ?? String(expr['column']), type: found?.type ?? '' });
      } else {
        this.#visit(expr, scope, ctes);
        results.push({ name: as ?? 'expression', type: '' });
      }
    }
    return isKnown ? results : undefined;
  }

  #from(from: unknown, scope: Scope, ctes: Ctes): void {
    const joined = list(from);
    for (const item of joined) scope.sources.push(this.#source(item, scope, ctes));
    for (const item of joined) {
      if (/natural/i.test(textOf(item['join']))) scope.isNatural = true;
      for (const column of list(item['using'])) scope.merged.add(nameIn(column).toLowerCase());
      this.#visit(item['on'], scope, ctes);
    }
  }

  #source(item: Tree, scope: Scope, ctes: Ctes): Source {
    const table = item['table'];
    const alias = textOf(item['as'] ?? table);
    if (typeof table !== 'string') {
      const inner = (item['expr'] as { ast?: Tree } | undefined)?.ast;
      return { alias, columns: inner === undefined ? undefined : this.#select(inner, scope, ctes) };
    }
    if (table === 'dual') return { alias, columns: [] };
    if (ctes.has(table)) return { alias, columns: ctes.get(table) };
    const known = this.#table(item, table);
    this.found.read(known);
    return { alias, table: known, columns: known.columns };
  }

  /** @throws {MysqlRefusal} 1146 */
  #table(item: Tree, table: string): KnownTable {
    const database = item['db'] as string | null;
    const known = this.#names.find(database, table);
    if (known === undefined) throw new MysqlRefusal(1146, `Table '${table}' doesn't exist`);
    this.found.use(known, null);
    return known;
  }

  #useAll({ table, columns }: Source): Results {
    if (table !== undefined) for (const { name } of table.columns) this.found.use(table, name);
    return (columns ?? []).map(({ name, type }) => ({ name, type }));
  }

  #column(reference: Tree, scope: Scope): { type: string } | undefined {
    const qualifier = reference['table'];
    const found = scope.column(typeof qualifier === 'string' ? qualifier : null, nameIn(reference));
    if (found?.source.table !== undefined) this.found.use(found.source.table, found.name);
    return found;
  }

  /** Resolves every column that stands anywhere in an expression. */
  #visit(node: unknown, scope: Scope, ctes: Ctes): void {
    if (Array.isArray(node)) for (const item of node) this.#visit(item, scope, ctes);
    else if (typeof node === 'object' && node !== null) {
      const tree = node as Tree;
      if (isStar(tree)) return;
      if (tree['type'] === 'column_ref') this.#column(tree, scope);
      else if (tree['type'] === 'select') this.#select(tree, scope, ctes);
      else if ('ast' in tree) this.#visit(tree['ast'], scope, ctes);
      else for (const value of Object.values(tree)) this.#visit(value, scope, ctes);
    }
  }

  #insert(tree: Tree): undefined {
    const [target] = list(tree['table']);
    const table = this.#table(target ?? {}, textOf(target?.['table']));
    this.found.write(table);
    const set = list(tree['set']);
    const values = tree['values'] as Tree | undefined;
    const named = tree['columns'] ?? (set.length > 0 ? set.map(({ column }) => column) : null);
    this.found.insertsUnnamed = named === null;
    const columns = named === null ? table.columns.map(({ name }) => name) : (named as unknown[]).map(nameOf);
    const scope = new Scope();
    scope.sources.push({ alias: table.name.name, table, columns: table.columns });
    for (const name of columns) {
      const found = scope.column(null, name);
      if (found !== undefined) this.found.use(table, found.name);
    }
    const counts =
      values?.['type'] === 'select'
        ? [this.#select(values, undefined, new Map())?.length]
        : list(values?.['values']).map((row) => list(row['value']).length);
    this.found.insert = checkInsert(
      { table, columns, counts, unnamed: named === null, ignores: /ignore/i.test(String(tree['prefix'])) },
      this.#filled,
    );
    this.#visit(
      set.map(({ value }) => value),
      scope,
      new Map(),
    );
    this.#visit(values?.['values'], scope, new Map());
    this.#assignments((tree['on_duplicate_update'] as { set?: unknown } | null)?.set, scope);
    return undefined;
  }

  #change(tree: Tree): undefined {
    const scope = new Scope();
    const ctes: Ctes = new Map();
    for (const { name, stmt } of list(tree['with'])) {
      ctes.set((name as { value: string }).value, this.#select((stmt as { ast: Tree }).ast, undefined, ctes));
    }
    this.#from(tree['from'] ?? tree['table'], scope, ctes);
    for (const target of list(tree['table'])) {
      const source = scope.sources.find(({ alias }) => alias === target['as'] || alias === target['table']);
      if (source?.table !== undefined) this.found.write(source.table);
    }
    this.#assignments(tree['set'], scope);
    for (const part of ['where', 'orderby', 'limit']) this.#visit(tree[part], scope, ctes);
    return undefined;
  }

  #assignments(set: unknown, scope: Scope): void {
    for (const item of list(set)) {
      this.#column({ column: item['column'], table: item['table'] }, scope);
      this.#visit(item['value'], scope, new Map());
    }
  }
}

/** Columns of each WITH query; undefined where nobody can tell. */
type Ctes = Map<string, Results | undefined>;

function isStar(tree: Tree): boolean {
  return tree['type'] === 'star' || (tree['type'] === 'column_ref' && tree['column'] === '*');
}

function nameIn(reference: Tree): string {
  return nameOf(reference['column'] ?? reference['value']);
}

function nameOf(column: unknown): string {
  if (typeof column === 'string') return column;
  const inner = column as { expr?: { value?: unknown }; column?: unknown; value?: unknown } | undefined;
  return textOf(inner?.expr?.value ?? inner?.column ?? inner?.value);
}
