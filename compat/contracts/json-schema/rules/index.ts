import type { ContractRule } from '../../rule.ts';
import { jsonSchemaNeitherCanRead } from './json-schema-neither-can-read.ts';
import { jsonSchemaNewCannotReadOld } from './json-schema-new-cannot-read-old.ts';
import { jsonSchemaNotComparable } from './json-schema-not-comparable.ts';
import { jsonSchemaOldCannotReadNew } from './json-schema-old-cannot-read-new.ts';
import { jsonSchemaOtherChange } from './json-schema-other-change.ts';

export const jsonSchemaRules: readonly ContractRule[] = [
  jsonSchemaOldCannotReadNew,
  jsonSchemaNewCannotReadOld,
  jsonSchemaNeitherCanRead,
  jsonSchemaNotComparable,
  jsonSchemaOtherChange,
];
