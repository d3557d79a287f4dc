/** Rows that stand against a change, and that the migration itself sets right before. Pure. */
import type { Change, ColumnOrigin } from './changes.ts';
import { neededOrigins } from './data/proofs/old-rows.ts';
import type { Deed, StatementTrace } from './locks/statement-trace.ts';
import { saidByRows } from './proof.ts';
import type { Proof } from './proof.ts';
import { namesWord } from './queries/users.ts';
import { plainName } from './sql.ts';
import type { Judgement } from './rule.ts';

const writes: ReadonlySet<Deed> = new Set(['updates', 'updates all', 'deletes', 'deletes all']);

/**
 * A failure by rows is a warning where the migration updates what the change is about, or deletes rows of its table:
 * the server takes it or leaves all as it was. Whether it reaches each of the rows is known of given ones only.
 */
export function withRepair(
  judgement: Judgement,
  { change, proof }: { readonly change: Change; readonly proof: Proof },
  statements: readonly StatementTrace[] = [],
): Judgement {
  const rows = saidByRows(proof);
  if (judgement.outcome !== 'fail' || rows?.result !== 'bad') return judgement;
  const columns = columnsOf(change);
  if (columns === undefined || !('table' in change)) return judgement;
  const repair = statements.find(({ statement, actions }) =>
    actions.some(
      ({ does, table }) =>
        writes.has(does) &&
        plainName(table) === plainName(change.table) &&
        (does.startsWith('deletes') || columns.some((column) => namesWord(setPart(statement), column))),
    ),
  );
  if (repair === undefined) return judgement;
  const where = `${repair.file}:${repair.line}`;
  const said =
    rows.lookedAt === undefined
      ? `The migration sets them right itself (${where}), and it ran on these rows; old code may still write such.`
      : `The migration changes such rows itself (${where}); whether it reaches all of these was not tried, and old code may still write such.`;
  return { outcome: 'fail', level: 'warn', message: `${judgement.message} ${said}` };
}

/** Columns that rows are refused for, by their old and new names; undefined where no repair is looked for. */
function columnsOf(change: Change): readonly string[] | undefined {
  switch (change.kind) {
    case 'not-null-set':
    case 'column-type-narrowed':
      return [change.column, change.after.name];
    case 'unique-index-added':
      return named(change, change.index.columns, change.index.keys);
    case 'check-added':
      return named(change, [], [change.check.expression]);
    case 'foreign-key-added':
      return named(change, change.key.columns, []);
    default:
      return undefined;
  }
}

function named(
  { origins }: { readonly origins: readonly ColumnOrigin[] },
  columns: readonly (string | null)[],
  expressions: readonly string[],
): string[] {
  return neededOrigins(origins, columns, expressions).flatMap(({ name, from }) => [name, from ?? name]);
}

/** What an UPDATE sets, without the rows that it looks for. */
function setPart(statement: string): string {
  return /\bSET\b([^]*?)(?:\bWHERE\b|$)/i.exec(statement)?.[1] ?? '';
}
