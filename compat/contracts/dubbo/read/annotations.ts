import type { Declaration } from './declarations.ts';
import type { JavaNames } from './java-names.ts';
import { inner, nodes, type SyntaxNode, tokens, word } from './syntax.ts';

/** What `@DubboService` or `@Service` of Dubbo says of a class that it exports. */
export interface Exported {
  readonly interface: string;
  readonly group: string;
  readonly version: string;
  readonly node: SyntaxNode;
}

const exporting =
  /^(?:org\.apache\.dubbo\.config\.annotation\.(?:DubboService|Service)|com\.alibaba\.dubbo\.config\.annotation\.Service)$/;

/** `parents` are the interfaces that the class implements, of which Dubbo takes the first where none is named. */
export function exportsOf(
  { annotations, scope }: Declaration,
  parents: readonly string[],
  names: JavaNames,
): Exported[] {
  return annotations.flatMap((node) => {
    const short = nameOf(node);
    if (!exporting.test(names.resolve(short, scope)) && !/(?:^|\.)DubboService$/.test(short)) return [];
    const values = new Map(
      nodes(inner(node, 'elementValuePairList'), 'elementValuePair').map((pair) => [
        word(pair, 'Identifier') ?? '',
        valueIn(inner(pair, 'elementValue')),
      ]),
    );
    const ofClass = values.get('interfaceClass')?.replace(/\.class$/, '');
    const named = values.get('interfaceName') ?? (ofClass && names.resolve(ofClass, scope));
    const name = named ?? parents.find((one) => one !== 'java.io.Serializable');
    if (name === undefined) return [];
    const { group = '', version = '' } = Object.fromEntries(values);
    return [{ interface: name, group, version, node }];
  });
}

function nameOf(annotation: SyntaxNode): string {
  const name = inner(annotation, 'typeName');
  return name === undefined ? '' : textOf(name);
}

function textOf(node: SyntaxNode): string {
  return tokens(node)
    .map(({ image }) => image)
    .join('');
}

/** A text without its quotes; what is computed as it is written. */
function valueIn(node: SyntaxNode | undefined): string {
  const text = node === undefined ? '' : textOf(node);
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}
