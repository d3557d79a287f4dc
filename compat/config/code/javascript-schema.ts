/** Keys that a schema takes from the environment: `z.object({…}).parse(env)`, `cleanEnv(env, {…})`, in place or under a name. */
import type { Node } from '../../database/queries/code/javascript.ts';
import type { ValueType } from '../value-type.ts';
import type { FoundRead } from './code-reader.ts';
import { calleeName, literalText, nameOf } from './javascript-use.ts';

/**
 * Reads of a call that is given the whole environment, by the schema in the call or under a name that `known` has;
 * none when it comes from elsewhere.
 */
export function schemaReads(call: Node, known: ReadonlyMap<string, Node>): readonly FoundRead[] {
  const named = (node: Node): Node => known.get(nameOf(node) ?? '') ?? node;
  const given = (call['arguments'] as readonly Node[])
    .map(named)
    .find(({ type }) => type === 'ObjectExpression');
  const holder = (call['callee'] as Node)['object'] as Node | undefined;
  const members = given ?? objectIn(holder && named(holder), named);
  return ((members?.['properties'] ?? []) as readonly Node[]).flatMap((member) => {
    const key = nameOf(member['key']) ?? literalText(member['key'] as Node | undefined);
    const value = member['value'] as Node | undefined;
    if (key === undefined || value === undefined) return [];
    return [{ key, ...said(value), isExact: true, line: member.loc?.start.line ?? 1 }];
  });
}

/** The object literal of `z.object({…})` under further calls. */
function objectIn(node: Node | undefined, named: (node: Node) => Node): Node | undefined {
  if (node?.type !== 'CallExpression') return undefined;
  const [first] = node['arguments'] as readonly Node[];
  if (calleeName(node) === 'object' && first?.type === 'ObjectExpression') return first;
  const inner = (node['callee'] as Node)['object'] as Node | undefined;
  return objectIn(inner && named(inner), named);
}

const types: Readonly<Record<string, ValueType>> = {
  number: 'number',
  num: 'number',
  int: 'integer',
  port: 'integer',
  boolean: 'boolean',
  bool: 'boolean',
  stringbool: 'boolean',
  url: 'url',
  json: 'json',
};

/** What the chain of calls on a member says: `z.coerce.number().default(3000)`, `port({ default: 80 })`. */
function said(value: Node): Pick<FoundRead, 'type' | 'fallback' | 'isOptional'> {
  let found: { type?: ValueType; fallback?: string; isOptional?: true } = {};
  for (
    let node: Node | undefined = value;
    node?.type === 'CallExpression';
    node = (node['callee'] as Node)['object'] as Node | undefined
  ) {
    const name = calleeName(node) ?? '';
    const [first] = node['arguments'] as readonly Node[];
    const option = ((first?.['properties'] ?? []) as readonly Node[]).find(
      (member) => nameOf(member['key']) === 'default',
    );
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type !== undefined && found.type === undefined) found = { ...found, type };
    if (/^(?:default|prefault|catch)$/.test(name))
      found = { ...found, fallback: literalText(first) ?? '(computed)' };
    if (option !== undefined)
      found = { ...found, fallback: literalText(option['value'] as Node) ?? '(computed)' };
    if (/^(?:optional|nullish|nullable)$/.test(name)) found = { ...found, isOptional: true };
  }
  const { isOptional, ...rest } = found;
  return rest.fallback === undefined && isOptional === true ? found : rest;
}
