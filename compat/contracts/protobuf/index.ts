import type { ContractKind } from '../kind.ts';
import { diffSchemas } from './diff/diff-schemas.ts';
import { loadProtobuf } from './read/parser.ts';
import { readSchema } from './read/read-schema.ts';
import { protobufRules } from './rules/index.ts';
import { FieldTrials } from './witness/field-trial.ts';

export const protobuf: ContractKind = {
  id: 'protobuf',
  title: 'Protocol Buffers',
  reads: (name) => name.endsWith('.proto'),
  async compare(old, now) {
    const trials = new FieldTrials(await loadProtobuf());
    return diffSchemas(await readSchema(old), await readSchema(now), trials);
  },
  rules: protobufRules,
};
