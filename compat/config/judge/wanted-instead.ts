import type { KeyUse, Setting } from '../model.ts';
import { fitsType, refersToOthers } from '../value-type.ts';

const names = {
  text: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  duration: 'a duration',
  size: 'a size',
  url: 'a URL',
  json: 'JSON',
} as const;

/** What code wants in place of a value, in words; undefined when it can read the value. */
export function wantedInstead(use: KeyUse | undefined, { value }: Setting): string | undefined {
  if (use === undefined || refersToOthers(value)) return undefined;
  if (use.type !== undefined && !use.isPrefix && !fitsType(value, use.type)) return names[use.type];
  return use.allowed === undefined || use.allowed.includes(value)
    ? undefined
    : `one of ${use.allowed.join(', ')}`;
}
