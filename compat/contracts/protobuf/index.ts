import type { ContractKind } from '../kind.ts';
import { diffSchemas } from './diff/diff-schemas.ts';
import { readSchema } from './read/read-schema.ts';
import { protobufRules } from './rules/index.ts';

export const protobuf: ContractKind = {
  id: 'protobuf',
  title: 'Protocol Buffers',
  reads: (name) => name.endsWith('.proto'),
  async compare(old, now) {
    return diffSchemas(await readSchema(old), await readSchema(now));
  },
  rules: protobufRules,
};
