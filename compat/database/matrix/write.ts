/** What a statement writes, as far as its text says. Pure but for the parser. */
import { parseTree } from '../engine/statements.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';

/** An insert, by itself or inside WITH. */
export interface Insert {
  /** Bare name of the table. */
  readonly table: string;
  /** As it is written, quoted. */
  readonly quoted: string;
  /** Columns that it names; null when it names none. */
  readonly columns: readonly string[] | null;
  /** Says what to do when the row is there already. */
  readonly mayMeetRow: boolean;
}

/** The inserts of a query that writes; undefined for one that only reads or cannot be parsed. */
export async function insertsOf(sql: string): Promise<readonly Insert[] | undefined> {
  const inserts: Insert[] = [];
  let writes = false;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const tree = node as Readonly<Record<string, unknown>>;
    if (tree['InsertStmt'] !== undefined) inserts.push(toInsert(tree['InsertStmt'] as InsertTree));
    writes ||= ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'].some((kind) => kind in tree);
    Object.values(tree).forEach(visit);
  };
  visit(await parseTree(sql));
  return writes ? inserts : undefined;
}

interface InsertTree {
  readonly relation?: { readonly schemaname?: string; readonly relname?: string };
  readonly cols?: readonly { readonly ResTarget?: { readonly name?: string } }[];
  readonly onConflictClause?: unknown;
}

function toInsert({ relation = {}, cols, onConflictClause }: InsertTree): Insert {
  const { schemaname: schema, relname: table = '' } = relation;
  return {
    table,
    quoted: schema === undefined ? quoteIdentifier(table) : quoteName({ schema, name: table } satisfies Name),
    columns: cols?.map(({ ResTarget }) => ResTarget?.name ?? '') ?? null,
    mayMeetRow: onConflictClause !== undefined,
  };
}
