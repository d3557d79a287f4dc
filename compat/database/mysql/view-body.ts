import type { Body } from '../matrix/body.ts';
import type { Name } from '../model.ts';
import { plainName } from '../sql.ts';

/** A view as a piece of stored code; `error` is what its use meets. */
export function viewBody(
  at: Name,
  text: string,
  error: { readonly code: string; readonly message: string } | undefined,
): Body {
  const faults =
    error === undefined ? [] : [{ line: null, sql: text, code: error.code, message: error.message }];
  return { kind: 'view', name: plainName(at), at, text, planned: 1, faults };
}
