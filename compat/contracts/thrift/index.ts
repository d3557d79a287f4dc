import type { ContractKind } from '../kind.ts';
import { diffSchemas } from './diff/diff-schemas.ts';
import { readSchema } from './read/read-schema.ts';
import { thriftRules } from './rules/index.ts';

export const thrift: ContractKind = {
  id: 'thrift',
  title: 'Thrift',
  reads: (name) => name.endsWith('.thrift'),
  async compare(old, now) {
    return diffSchemas(await readSchema(old), await readSchema(now));
  },
  rules: thriftRules,
};
