import type { JavaField } from '../model.ts';
import { type Declaration, placeOf } from './declarations.ts';
import { dimensionsOf, type Naming, typeOf, withVariables } from './java-types.ts';
import type { JavaNames } from './java-names.ts';
import { inner, nodes, type SyntaxNode, tokens, word } from './syntax.ts';

export interface OwnFields {
  readonly fields: readonly JavaField[];
  /** As it is written, for example `1L`. */
  readonly serialVersion: string | undefined;
}

/** What a value holds of its own class: no static and no transient fields. */
export function fieldsOf(declaration: Declaration, names: JavaNames): OwnFields {
  const { members, scope, node } = declaration;
  const naming = { names, scope: withVariables(scope, node, names) };
  const fields = componentsOf(declaration, naming);
  let serialVersion: string | undefined;
  for (const field of members.flatMap((member) => nodes(member, 'fieldDeclaration'))) {
    const type = inner(field, 'unannType');
    const left = nodes(field, 'fieldModifier').some(
      (one) => 'Static' in one.children || 'Transient' in one.children,
    );
    for (const declarator of nodes(inner(field, 'variableDeclaratorList'), 'variableDeclarator')) {
      const id = inner(declarator, 'variableDeclaratorId');
      const name = word(id, 'Identifier') ?? '';
      const value = inner(declarator, 'variableInitializer');
      if (name === 'serialVersionUID' && value !== undefined) serialVersion = versionIn(value);
      if (left || type === undefined) continue;
      fields.push({
        name,
        at: placeOf(declaration, declarator),
        type: typeOf(type, naming, dimensionsOf(id)),
        hasInitialiser: value !== undefined,
      });
    }
  }
  return { fields, serialVersion };
}

function versionIn(value: SyntaxNode): string {
  const text = tokens(value)
    .map(({ image }) => image)
    .join('');
  return text.replace(/_|[lL]$/g, '');
}

/** Of a record. */
function componentsOf(declaration: Declaration, naming: Naming): JavaField[] {
  const list = inner(declaration.node, 'recordHeader', 'recordComponentList');
  return nodes(list, 'recordComponent').flatMap((one): JavaField[] => {
    const type = inner(one, 'unannType');
    const name = word(one, 'Identifier');
    if (type === undefined || name === undefined) return [];
    return [{ name, at: placeOf(declaration, one), type: typeOf(type, naming), hasInitialiser: false }];
  });
}

export function constantsOf({ node }: Declaration): string[] {
  const constants = nodes(inner(node, 'enumBody', 'enumConstantList'), 'enumConstant');
  return constants.map((one) => word(one, 'Identifier') ?? '');
}
