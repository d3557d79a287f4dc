/** Finds the classes, records, enums and interfaces of a Java file, those inside of others too. */
import type { Place } from '../../change.ts';
import { type JavaScope, scopeOf } from './java-names.ts';
import { inner, lineOf, nodes, type SyntaxNode, word } from './syntax.ts';

export interface Declaration {
  readonly name: string;
  readonly form: 'class' | 'record' | 'enum' | 'interface';
  /** The declaration without its modifiers. */
  readonly node: SyntaxNode;
  readonly annotations: readonly SyntaxNode[];
  /** Members of the body. */
  readonly members: readonly SyntaxNode[];
  /** Where its members stand. */
  readonly scope: JavaScope;
  readonly file: string;
}

const forms = {
  normalClassDeclaration: 'class',
  recordDeclaration: 'record',
  enumDeclaration: 'enum',
  normalInterfaceDeclaration: 'interface',
} as const;

/** `file` is its name as the user would write it. */
export function declarationsIn(tree: SyntaxNode, file: string): Declaration[] {
  const found: Declaration[] = [];
  const walk = (holders: readonly SyntaxNode[], scope: JavaScope): void => {
    for (const holder of holders.flatMap((one) => nodes(one, 'classDeclaration', 'interfaceDeclaration'))) {
      const declaration = declarationOf(holder, scope, file);
      if (declaration === undefined) continue;
      found.push(declaration);
      walk(declaration.members, declaration.scope);
    }
  };
  const unit = inner(tree, 'ordinaryCompilationUnit') ?? tree;
  walk(nodes(unit, 'typeDeclaration'), scopeOf(tree));
  return found;
}

function declarationOf(holder: SyntaxNode, scope: JavaScope, file: string): Declaration | undefined {
  for (const [production, form] of Object.entries(forms)) {
    const node = inner(holder, production);
    const short = node && word(inner(node, 'typeIdentifier'), 'Identifier');
    if (node === undefined || short === undefined) continue;
    const [outer = ''] = scope.holders;
    const name = outer === '' ? short : `${outer}.${short}`;
    const annotations = nodes(holder, 'classModifier', 'interfaceModifier').flatMap((one) =>
      nodes(one, 'annotation'),
    );
    const inside = { ...scope, holders: [name, ...scope.holders] };
    return { name, form, node, annotations, members: membersOf(node), scope: inside, file };
  }
  return undefined;
}

/** Where something of it stands. */
export function placeOf({ file }: Declaration, node: SyntaxNode): Place {
  return { file, line: lineOf(node) };
}

/** What stands in the body: the nodes that hold a field, a method or an inner declaration. */
function membersOf(node: SyntaxNode): SyntaxNode[] {
  const bodies = nodes(node, 'classBody', 'recordBody', 'interfaceBody');
  const ofEnum = nodes(inner(node, 'enumBody'), 'enumBodyDeclarations');
  const ofClasses = [...bodies, ...ofEnum]
    .flatMap((body) => [body, ...nodes(body, 'recordBodyDeclaration')])
    .flatMap((body) => nodes(body, 'classBodyDeclaration'));
  return [
    ...ofClasses.flatMap((one) => nodes(one, 'classMemberDeclaration')),
    ...bodies.flatMap((body) => nodes(body, 'interfaceMemberDeclaration')),
  ];
}
