import type { Change } from '../changes.ts';
import type { SchemaModel } from '../model.ts';
import { enumChanges } from './enums.ts';
import { otherChanges } from './others.ts';
import type { Identity } from './pairs.ts';
import { routineChanges } from './routines.ts';
import { tableChanges } from './tables.ts';
import { viewChanges } from './views.ts';

/** What differs between two schemas, without an opinion. Empty for schemas that do not differ. */
export function diffSchemas(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return [
    ...tableChanges(before, after, identity),
    ...enumChanges(before, after, identity),
    ...viewChanges(before, after),
    ...routineChanges(before, after),
    ...otherChanges(before, after, identity),
  ];
}
