/** What the refusal of a write with made-up values says of writes with other values. Pure. */
import type { ServerError } from '../engine/server-error.ts';
import type { Write } from './write.ts';

/**
 * `always`: whatever the values are. `perhaps`: other values may pass. `values`: these values do not fit, as
 * they are made up; nothing is known of the statement but that it came that far.
 */
export type Certainty = 'always' | 'perhaps' | 'values';

/**
 * 23503 foreign key, 23505 unique, 23514 check, 23P01 exclusion: the rules of these changes ask real rows.
 * 57014: it took too long.
 */
const ofValues = new Set(['23000', '23503', '23505', '23514', '23P01', '57014']);

/**
 * Classes of SQLSTATE that do not depend on values: 0A feature not supported, 2F and 38 routine, 42 syntax
 * or access, 55 object not in the state that is needed.
 */
const ofStatements = /^(0A|2F|38|42|55)/;

export function certaintyOf(error: ServerError, writes: readonly Write[]): Certainty {
  const { code, message } = error;
  if (ofValues.has(code)) return 'values';
  if (code === '23502') return isLeftOut(error, writes) ? 'always' : 'values';
  // A policy that looks at the row, told from a missing grant by its words alone.
  if (code === '42501' && /row-level security/.test(message)) return 'perhaps';
  return ofStatements.test(code) ? 'always' : 'perhaps';
}

/** NULL stands in a column to which the query gives nothing: a trigger may have put it there. */
function isLeftOut({ table, column = '' }: ServerError, writes: readonly Write[]): boolean {
  const own = writes.filter((write) => write.table === table);
  // A partition or the table behind a view has another name.
  const asked = own.length > 0 ? own : writes;
  return !asked.some(({ columns }) => columns?.includes(column));
}
