import type { JavaMethod, JavaType } from '../model.ts';
import { signatureOf } from '../model.ts';
import { type Declaration, placeOf } from './declarations.ts';
import { dimensionsOf, type Naming, typeOf, wholeType, withVariables } from './java-types.ts';
import { inner, nodes, type SyntaxNode, word } from './syntax.ts';
import type { JavaNames } from './java-names.ts';

/** Methods of an interface that can be called from afar: all but static and private ones. */
export function methodsOf(declaration: Declaration, names: JavaNames): ReadonlyMap<string, JavaMethod> {
  const outer = withVariables(declaration.scope, declaration.node, names);
  const methods = declaration.members
    .flatMap((member) => nodes(member, 'interfaceMethodDeclaration'))
    .filter((method) => !isHidden(method))
    .map((method): JavaMethod => {
      const header = inner(method, 'methodHeader');
      const naming = { names, scope: withVariables(outer, header, names) };
      const declarator = inner(header, 'methodDeclarator');
      return {
        name: word(declarator, 'Identifier') ?? '',
        at: placeOf(declaration, method),
        types: { parameters: parametersOf(declarator, naming), returns: returnsOf(header, naming) },
        exceptions: exceptionsOf(header, naming),
      };
    });
  return new Map(methods.map((method) => [signatureOf(method), method]));
}

function isHidden(method: SyntaxNode): boolean {
  const modifiers = nodes(method, 'interfaceMethodModifier');
  return modifiers.some((one) => 'Static' in one.children || 'Private' in one.children);
}

function returnsOf(header: SyntaxNode | undefined, naming: Naming): JavaType {
  const result = inner(header, 'result');
  return result === undefined ? wholeType('void') : typeOf(result, naming);
}

function parametersOf(declarator: SyntaxNode | undefined, naming: Naming): JavaType[] {
  return nodes(inner(declarator, 'formalParameterList'), 'formalParameter').flatMap((parameter) => {
    const plain = inner(parameter, 'variableParaRegularParameter');
    const many = inner(parameter, 'variableArityParameter');
    const type = inner(plain ?? many, 'unannType');
    if (type === undefined) return [];
    const dimensions = many === undefined ? dimensionsOf(inner(plain, 'variableDeclaratorId')) : '[]';
    return [typeOf(type, naming, dimensions)];
  });
}

function exceptionsOf(header: SyntaxNode | undefined, naming: Naming): string[] {
  return nodes(inner(header, 'throws', 'exceptionTypeList'), 'exceptionType').map(
    (one) => typeOf(one, naming).erased,
  );
}

/** Types that it extends or implements. */
export function parentsOf({ node, scope }: Declaration, names: JavaNames): JavaType[] {
  const naming = { names, scope: withVariables(scope, node, names) };
  const lists = [
    inner(node, 'classExtends', 'classType'),
    ...nodes(inner(node, 'classImplements', 'interfaceTypeList'), 'interfaceType'),
    ...nodes(inner(node, 'interfaceExtends', 'interfaceTypeList'), 'interfaceType'),
  ];
  return lists.filter((one) => one !== undefined).map((one) => typeOf(one, naming));
}
