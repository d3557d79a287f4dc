/** Walks the syntax tree that the parser gives: nodes by the name of their production, tokens by their kind. */

export interface SyntaxNode {
  readonly name: string;
  readonly children: Readonly<Record<string, readonly (SyntaxNode | Token)[]>>;
}

export interface Token {
  readonly image: string;
  readonly startOffset: number;
  readonly startLine: number;
}

const isToken = (element: SyntaxNode | Token): element is Token => 'image' in element;

/** Children of these productions, in the order of the text where it is one production. */
export function nodes(node: SyntaxNode | undefined, ...names: string[]): SyntaxNode[] {
  return names.flatMap((name) =>
    (node?.children[name] ?? []).filter((one): one is SyntaxNode => !isToken(one)),
  );
}

/** The node at the end of a path of productions, the first of each. */
export function inner(node: SyntaxNode | undefined, ...path: string[]): SyntaxNode | undefined {
  return path.reduce<SyntaxNode | undefined>((at, name) => nodes(at, name)[0], node);
}

/** All tokens below, in the order of the text. What `skip` names is left out with all below. */
export function tokens(node: SyntaxNode, skip: ReadonlySet<string> = new Set()): Token[] {
  const found: Token[] = [];
  const waiting: SyntaxNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [name, elements] of Object.entries(next.children)) {
      if (skip.has(name)) continue;
      for (const element of elements)
        (isToken(element) ? found : waiting).push(element as SyntaxNode & Token);
    }
  }
  return found.sort((a, b) => a.startOffset - b.startOffset);
}

/** The text of the first token of this kind directly in the node. */
export function word(node: SyntaxNode | undefined, kind: string): string | undefined {
  return node?.children[kind]?.find(isToken)?.image;
}

export function lineOf(node: SyntaxNode): number {
  return tokens(node)[0]?.startLine ?? 1;
}
