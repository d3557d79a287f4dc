import type { ChangeOf } from '../changes.ts';
import type { RowFault } from '../engine/row-fault.ts';
import type { InsertOutcome, InsertTrial } from '../engine/insert.ts';
import type { Body } from '../matrix/body.ts';
import type { KeptOutcome } from '../matrix/kept.ts';
import type { SchemaModel } from '../model.ts';
import type { Resolved } from './queries/resolve.ts';
import type { WayBack } from './rollback/way-back.ts';

/** What a look at both schemas gave, by their text alone or on a server. */
export interface Seen {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  /** What each query meets on the old and on the new schema, in order. */
  readonly onOld: readonly Resolved[];
  readonly onNew: readonly Resolved[];
  /** What was prepared on the old schema and used on the new one, in order; absent where that was not tried. */
  readonly kept?: readonly KeptOutcome[];
  readonly unread: readonly ChangeOf<'statement-unread'>[];
  readonly copied: readonly ChangeOf<'table-copied'>[];
  /** Keys of the old tables that hold rows. */
  readonly filled: readonly string[];
  readonly rowFaults: readonly RowFault[];
  /** Views, tried on both schemas. */
  readonly bodies: { readonly before: readonly Body[]; readonly after: readonly Body[] };
  /** Absent without a server. */
  readonly wayBack?: WayBack;
  /** Whole sentences for the reader of the report. */
  readonly remarks: readonly string[];
  tryInserts(trials: readonly InsertTrial[]): Promise<readonly InsertOutcome[]>;
}
