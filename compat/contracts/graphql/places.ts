import type { ASTNode, GraphQLNamedType, GraphQLSchema } from 'graphql';
import type { Place } from '../change.ts';

/** Where `Type`, `Type.field`, `Type.field.argument` or `@directive` stands; what holds it where it does not. */
export function placeOf(path: string, schema: GraphQLSchema): Place | undefined {
  const [first = '', second, third] = path.split('.');
  if (first.startsWith('@')) return at(schema.getDirective(first.slice(1))?.astNode);
  const type = schema.getType(first);
  const member = type && second !== undefined ? memberOf(type, second) : undefined;
  const argument = member?.args?.find(({ name }) => name === third);
  return at(argument?.astNode) ?? at(member?.astNode) ?? at(type?.astNode);
}

interface Member {
  readonly astNode?: ASTNode | null | undefined;
  readonly args?: readonly { readonly name: string; readonly astNode?: ASTNode | null | undefined }[];
}

function memberOf(type: GraphQLNamedType, name: string): Member | undefined {
  if ('getFields' in type) return type.getFields()[name];
  return 'getValue' in type ? (type.getValue(name) ?? undefined) : undefined;
}

function at(node: ASTNode | null | undefined): Place | undefined {
  const loc = node?.loc;
  return loc && { file: loc.source.name, line: loc.startToken.line };
}
