import { expressionOf } from '../../database/queries/code/javascript.ts';
import { depthMax, type Flat, valuesMax } from './flat.ts';
import { unreadable } from './unreadable.ts';

/** A node of the tree, as far as JSON has it. */
interface JsonNode {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly properties?: readonly JsonNode[];
  readonly elements?: readonly (JsonNode | null)[];
  readonly computed?: boolean;
  readonly key?: { readonly name?: string; readonly value?: unknown };
  readonly value?: unknown;
  readonly name?: string;
  readonly operator?: string;
  readonly argument?: JsonNode;
  readonly extra?: { readonly raw?: string };
}

/**
 * The values of a JSON text; comments, single quotes and trailing commas of JSON5 are read too.
 *
 * @throws {HarnessError} `input-unreadable` with file and line.
 */
export async function jsonValues(file: string, text: string): Promise<readonly Flat[]> {
  if (text.trim() === '') return [];
  const tree = await expressionOf(text);
  if ('fault' in tree)
    throw unreadable(file, Number(tree['line']), `Not readable as JSON: ${String(tree['fault'])}.`);
  const values: Flat[] = [];
  const visit = (node: JsonNode, path: Flat['path']): void => {
    const line = node.loc?.start.line ?? 1;
    if (path.length > depthMax || values.length > valuesMax)
      throw unreadable(file, line, 'The JSON is too large or nested too deeply.');
    if (node.type === 'ObjectExpression') {
      for (const pair of node.properties ?? []) visit(memberOf(pair, file), [...path, nameOf(pair)]);
    } else if (node.type === 'ArrayExpression') {
      (node.elements ?? []).forEach((item, i) => item && visit(item, [...path, i]));
    } else {
      const value = literal(node);
      if (value === undefined)
        throw unreadable(file, line, 'Not readable as JSON: only values may stand here.');
      values.push({ path, value, line });
    }
  };
  visit(tree as JsonNode, []);
  return values;
}

function memberOf(pair: JsonNode, file: string): JsonNode {
  if (
    pair.type === 'ObjectProperty' &&
    pair.computed !== true &&
    pair.value !== null &&
    typeof pair.value === 'object'
  )
    return pair.value as JsonNode;
  throw unreadable(
    file,
    pair.loc?.start.line,
    'Not readable as JSON: only members with values may stand here.',
  );
}

function nameOf({ key }: JsonNode): string {
  const { name, value } = key ?? {};
  return name ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
}

function literal(node: JsonNode): string | undefined {
  switch (node.type) {
    case 'NullLiteral':
      return '';
    case 'StringLiteral':
    case 'BooleanLiteral':
      return String(node.value);
    case 'NumericLiteral':
      return node.extra?.raw ?? String(node.value);
    case 'UnaryExpression':
      return node.argument?.type === 'NumericLiteral'
        ? `${node.operator === '-' ? '-' : ''}${literal(node.argument)}`
        : undefined;
    case 'Identifier':
      return /^(?:NaN|Infinity)$/.test(node.name ?? '') ? node.name : undefined;
    default:
      return undefined;
  }
}
