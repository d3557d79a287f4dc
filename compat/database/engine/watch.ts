import type { StatementTrace } from '../locks/statement-trace.ts';
import type { Migration } from '../read/migration.ts';
import { applyMigrations } from './apply.ts';
import type { RowFault } from './row-fault.ts';
import type { Session } from './session.ts';
import { Tracer } from './trace.ts';

/** What became of migrations on trial. */
export interface Watched {
  readonly rowFaults: readonly RowFault[];
  readonly statements: readonly StatementTrace[];
}

/** Applies migrations that are on trial and watches what each statement does to the tables that stand before it. */
export async function watchMigrations(db: Session, migrations: readonly Migration[]): Promise<Watched> {
  const tracer = await Tracer.open(db);
  const rowFaults = await applyMigrations(db, migrations, 'may-go', tracer);
  return { rowFaults, statements: tracer.traces };
}
