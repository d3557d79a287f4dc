/** SQL that a database keeps and looks into only when it is used. */
import type { Name } from '../model.ts';

export type BodyKind =
  'function' | 'procedure' | 'trigger' | 'event' | 'view' | 'policy' | 'generated column' | 'rule';

export interface Body {
  readonly kind: BodyKind;
  /** `fill_region() on orders`; equal for the same body in both schemas. */
  readonly name: string;
  /** The function, or the table or view that it stands at. */
  readonly at: Name;
  /** As the database keeps it. */
  readonly text: string;
  /** Statements of it that were planned. */
  readonly planned: number;
  readonly faults: readonly BodyFault[];
}

/** A statement of a body that cannot be planned. */
export interface BodyFault {
  /** Line inside the body, from 1, as the server counts it; null where the body is one statement. */
  readonly line: number | null;
  readonly sql: string;
  readonly code: string;
  readonly message: string;
}
