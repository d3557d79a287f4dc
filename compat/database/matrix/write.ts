/** What a statement writes, as far as its text says. Pure but for the parser. */
import { parseTree } from '../engine/statements.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';

/** One insert, update or merge of a query, also inside WITH. */
export interface Write {
  /** Bare name of the table. */
  readonly table: string;
  /** As it is written, quoted. */
  readonly quoted: string;
  /** Columns that it gives a value; null for an insert that names none. */
  readonly columns: readonly string[] | null;
  readonly isInsert: boolean;
  /** Says what to do when the row is there already. */
  readonly mayMeetRow: boolean;
}

/**
 * The writes of a query; undefined for one that only reads, cannot be parsed, or walks along rows: made-up rows
 * may lead it in a circle.
 */
export async function writesOf(sql: string): Promise<readonly Write[] | undefined> {
  const writes: Write[] = [];
  let [isWrite, isRecursive] = [false, false];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    for (const [kind, value] of Object.entries(node)) {
      if (kind === 'recursive') isRecursive = true;
      if (kind in columnsIn) {
        isWrite = true;
        writes.push(toWrite(kind as keyof typeof columnsIn, value as WriteTree));
      }
      visit(value);
    }
  };
  visit(await parseTree(sql));
  return isWrite && !isRecursive ? writes : undefined;
}

interface WriteTree {
  readonly relation?: { readonly schemaname?: string; readonly relname?: string };
  readonly cols?: readonly Target[];
  readonly targetList?: readonly Target[];
  readonly onConflictClause?: { readonly targetList?: readonly Target[] };
  readonly mergeWhenClauses?: readonly {
    readonly MergeWhenClause?: { readonly targetList?: readonly Target[] };
  }[];
}

interface Target {
  readonly ResTarget?: { readonly name?: string };
}

/** Kinds of trees that write, and where each lists its columns. */
const columnsIn = {
  InsertStmt: ({ cols, onConflictClause }: WriteTree) =>
    cols === undefined ? null : [...cols, ...(onConflictClause?.targetList ?? [])],
  UpdateStmt: ({ targetList }: WriteTree) => targetList ?? [],
  DeleteStmt: () => [],
  MergeStmt: ({ mergeWhenClauses = [] }: WriteTree) =>
    mergeWhenClauses.flatMap(({ MergeWhenClause }) => MergeWhenClause?.targetList ?? []),
} as const satisfies Record<string, (tree: WriteTree) => readonly Target[] | null>;

function toWrite(kind: keyof typeof columnsIn, tree: WriteTree): Write {
  const { schemaname: schema, relname: table = '' } = tree.relation ?? {};
  return {
    table,
    quoted: schema === undefined ? quoteIdentifier(table) : quoteName({ schema, name: table }),
    columns: columnsIn[kind](tree)?.map(({ ResTarget }) => ResTarget?.name ?? '') ?? null,
    isInsert: kind === 'InsertStmt',
    mayMeetRow: tree.onConflictClause !== undefined,
  };
}
