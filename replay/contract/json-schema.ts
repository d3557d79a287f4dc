import { isNode, type Node } from './openapi-file.ts';

/** Members whose values are data or names, not schemas. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'x-example']);

/**
 * An OpenAPI document whose schemas mean to a JSON Schema validator what they mean in OpenAPI: `nullable` takes
 * null too, `exclusiveMinimum: true` bounds, and what is write-only need not be in a reply.
 */
export function asJsonSchema(document: Node): Node {
  return convert(document) as Node;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!isNode(value)) return value;
  const node: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) node[name] = data.has(name) ? inner : convert(inner);
  dropWriteOnly(node);
  exclusive(node, 'exclusiveMinimum', 'minimum');
  exclusive(node, 'exclusiveMaximum', 'maximum');
  const { nullable, 'x-nullable': old, ...rest } = node;
  return nullable === true || old === true ? { anyOf: [{ type: 'null' }, rest] } : node;
}

function exclusive(node: Record<string, unknown>, exclusiveName: string, name: string): void {
  if (node[exclusiveName] === true) {
    node[exclusiveName] = node[name];
    delete node[name];
  } else if (node[exclusiveName] === false) delete node[exclusiveName];
}

function dropWriteOnly(node: Record<string, unknown>): void {
  const { required, properties } = node;
  if (!Array.isArray(required) || !isNode(properties)) return;
  node['required'] = (required as unknown[]).filter((name) => {
    const property = properties[String(name)];
    return !(isNode(property) && property['writeOnly'] === true);
  });
}
