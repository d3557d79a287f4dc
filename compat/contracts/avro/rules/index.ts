import type { ContractRule } from '../../rule.ts';
import { avroMeaningChanged } from './avro-meaning-changed.ts';
import { avroNewCannotReadOld } from './avro-new-cannot-read-old.ts';
import { avroOldCannotReadNew } from './avro-old-cannot-read-new.ts';
import { avroSchemaRemoved } from './avro-schema-removed.ts';

export const avroRules: readonly ContractRule[] = [
  avroOldCannotReadNew,
  avroNewCannotReadOld,
  avroMeaningChanged,
  avroSchemaRemoved,
];
