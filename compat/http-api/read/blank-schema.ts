import { type Schema, allTypes } from '../schema.ts';
import type { Location } from './location.ts';

/** A schema that accepts everything. */
export function blankSchema(at: Location): Schema {
  return {
    at,
    types: new Set(allTypes),
    limits: new Map(),
    uniqueItems: false,
    properties: new Map(),
    required: new Set(),
    extra: 'any',
    unions: [],
    other: new Map(),
    readOnly: false,
    writeOnly: false,
  };
}
