/** A scratch database as the engine's process holds it: embedded in it, or on a server. */
import type { Migration } from '../read/migration.ts';
import type { RowsPolicy } from './apply.ts';
import type { StandIns } from './extensions/stand-in.ts';
import type { Target } from './place.ts';
import type { RowFault } from './row-fault.ts';
import type { Session } from './session.ts';

export interface Scratch {
  /** From here on it is empty. */
  empty(target: Target): Promise<void>;
  /** Makes sure that it runs. */
  start(): Promise<void>;
  /** Its connection, once it runs. */
  session(): Session;
  /** What stands in for extensions and roles that it has not. */
  standIns(): Promise<StandIns>;
  /** Makes sure that it runs, and applies; see `applyMigrations`. */
  apply(migrations: readonly Migration[], rows: RowsPolicy): Promise<readonly RowFault[]>;
  /** Resolves when nothing more is being written beside the work. */
  settle(): Promise<void>;
}
