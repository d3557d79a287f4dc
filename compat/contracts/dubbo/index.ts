import type { ContractKind } from '../kind.ts';
import { diffSchemas } from './diff/diff-schemas.ts';
import { readSchema } from './read/read-schema.ts';
import { dubboRules } from './rules/index.ts';

const files = /\.(?:java|urls|dubbo\.json)$|(?:dubbo|provider|spring|applicationContext)[^/]*\.xml$/i;

/** Java interfaces: from sources, Spring's configuration, or what registry and metadata center hold. */
export const dubbo: ContractKind = {
  id: 'dubbo',
  title: 'Dubbo and Java interfaces',
  reads: (name) => files.test(name) && !/(?:^|\/)src\/test\//.test(name),
  isOftenBeside: true,
  async compare(old, now) {
    return diffSchemas(await readSchema(old), await readSchema(now));
  },
  rules: dubboRules,
};
