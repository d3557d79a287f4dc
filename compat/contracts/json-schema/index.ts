import { ChangeCollector } from '../change-collector.ts';
import type { ContractFiles, ContractKind } from '../kind.ts';
import { diffMessages, type MessageSchemas } from './message-schemas.ts';
import { jsonSchemaRules } from './rules/index.ts';

/** Each file is the schema of a message that is queued, stored or cached. */
export const jsonSchema: ContractKind = {
  id: 'json-schema',
  title: 'JSON Schema',
  reads: (name) => /\.schema\.(?:json|ya?ml)$/.test(name),
  async compare(old, now) {
    const { changes, compared, unchecked } = await diffMessages(schemasOf(old), schemasOf(now));
    const collector = new ChangeCollector(new Map());
    for (const { reading, messages, ...found } of changes)
      collector.add(messages[0] ?? '', { ...found, rule: `json-schema-${reading}` });
    return { changes: collector.changes, compared, unchecked };
  },
  rules: jsonSchemaRules,
};

function schemasOf(files: ContractFiles): MessageSchemas {
  return {
    files,
    references: new Map([...files.texts.keys()].map((name) => [name, `./${encodeURI(name)}`])),
  };
}
