/** A consumer contract that is the part of the provider's OpenAPI description that the consumer uses. Pure. */
import type { Content, Contract, Operation } from '../contract.ts';
import type { SchemaNode } from '../schema.ts';
import type { Consumer, Use } from './consumer.ts';

const depthMax = 12;
const fieldsMax = 2000;

export function consumerInContract(name: string, contract: Contract): Consumer {
  const uses = [...contract.operations.values()].map((operation) => useOf(operation, contract.basePath));
  return { name, uses };
}

function useOf({ method, path, parameters, body, responses }: Operation, basePath: string): Use {
  return {
    method,
    path: basePath + path,
    parameters: new Set(parameters.keys()),
    requestFields: fieldsIn([body?.content]),
    replyFields: fieldsIn([...responses.values()].map(({ content }) => content)),
  };
}

function fieldsIn(contents: readonly (Content | undefined)[]): Set<string> {
  const found = new Set<string>();
  const waiting = contents
    .flatMap((content) => [...(content?.values() ?? [])])
    .map((node): { node: SchemaNode; path: string; depth: number } => ({ node, path: '', depth: 0 }));
  for (let next = waiting.pop(); next !== undefined && found.size < fieldsMax; next = waiting.pop()) {
    const { node, path, depth } = next;
    // a schema that contains itself has fields without end
    if (depth > depthMax) continue;
    const { properties, items, unions } = node.read();
    const visit = (inner: SchemaNode, at: string): void =>
      void waiting.push({ node: inner, path: at, depth: depth + 1 });
    for (const [name, field] of properties) {
      found.add(`${path}.${name}`);
      visit(field, `${path}.${name}`);
    }
    if (items !== undefined) visit(items, `${path}[]`);
    for (const member of unions.flatMap(({ members }) => members)) visit(member, path);
  }
  return found;
}
