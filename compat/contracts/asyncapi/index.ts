import type { ContractKind } from '../kind.ts';
import { diffSchemas } from './diff-schemas.ts';
import { diffStructure } from './diff-documents.ts';
import { readDocuments } from './read-documents.ts';
import { asyncapiRules } from './rules/index.ts';

/** What an application sends to and receives from queues and topics. */
export const asyncapi: ContractKind = {
  id: 'asyncapi',
  title: 'AsyncAPI',
  reads: (name) => /(?:^|[/._-])async-?api[^/]*\.(?:ya?ml|json)$/i.test(name),
  async compare(old, now) {
    const { messages, ...structure } = diffStructure(await readDocuments(old), await readDocuments(now));
    const schemas = await diffSchemas(messages, [old, now]);
    return {
      changes: [...structure.changes, ...schemas.changes],
      compared: structure.compared + schemas.compared,
      unchecked: [...new Set([...structure.unchecked, ...schemas.unchecked])],
    };
  },
  rules: asyncapiRules,
};
