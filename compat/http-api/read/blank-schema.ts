import { type Schema, type SchemaNode, allTypes } from '../schema.ts';
import type { Location } from './location.ts';

/** A schema that accepts everything. */
export function blankSchema(at: Location): Schema {
  return {
    at,
    types: new Set(allTypes),
    limits: new Map(),
    uniqueItems: false,
    patterns: new Set(),
    properties: new Map(),
    required: new Set(),
    extra: 'any',
    unions: [],
    parts: new Set(),
    applied: new Map(),
    dependent: new Map(),
    other: new Map(),
    readOnly: false,
    writeOnly: false,
  };
}

/** Stands for a schema that is not written below `holder`, and so accepts everything. */
export function anyNode(holder: Schema): SchemaNode {
  const { at } = holder;
  return { id: `any in ${at.file}#${at.pointer}`, at, read: () => blankSchema(at) };
}
