/** Texts that a JavaScript or TypeScript program puts together. The only file that imports @babel/parser. */
import type { TextFile } from '../../../sources/text-files.ts';
import type { Joined, Operand } from './literal.ts';

/** A node of the tree, as far as it is looked at. */
export interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } } | null;
  readonly [member: string]: unknown;
}

/** Texts in their order; undefined of a file that cannot be parsed. */
export async function joinedTexts({ name, text }: TextFile): Promise<Joined[] | undefined> {
  // Most files hold no SQL, and parsing is what costs.
  if (!/\b(?:select|insert|update|delete|with|merge|replace)\s/i.test(text)) return [];
  const program = await programOf({ name, text });
  if (program === undefined) return undefined;
  try {
    const found: Joined[] = [];
    visit(program, undefined, found);
    return found;
  } catch {
    // Nested too deeply for the stack.
    return undefined;
  }
}

/** The tree of a JavaScript or TypeScript file; undefined when it is beyond repair. */
export async function programOf({ name, text }: TextFile): Promise<Node | undefined> {
  const { parse } = await import('@babel/parser');
  const isTyped = /\.[cm]?tsx?$/i.test(name);
  const flavours = isTyped ? (['typescript'] as const) : (['flow'] as const);
  const jsx = /\.[cm]?ts$/i.test(name) ? [] : (['jsx'] as const);
  try {
    const tree = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      plugins: [...flavours, ...jsx, 'decorators'],
    });
    return tree.program as unknown as Node;
  } catch {
    return undefined;
  }
}

/** The tree of one expression, or what is wrong with it and in which line. */
export async function expressionOf(
  text: string,
): Promise<Node | { readonly fault: string; readonly line: number }> {
  const { parseExpression } = await import('@babel/parser');
  try {
    return parseExpression(text, { sourceType: 'script' }) as unknown as Node;
  } catch (cause) {
    const { message = '', loc } = cause as { message?: string; loc?: { line: number } };
    const fault =
      cause instanceof RangeError ? 'it is nested too deeply' : message.replace(/\.? \(\d+:\d+\)$/, '');
    return { fault, line: loc?.line ?? 1 };
  }
}

/** Finds texts below a node. `name` is what the program calls the value or the function around it. */
function visit(node: Node, name: string | undefined, found: Joined[]): void {
  const operands = operandsOf(node);
  if (operands !== undefined && operands.some((operand) => 'text' in operand)) {
    found.push({ operands, line: node.loc?.start.line ?? 1, ...(name !== undefined && { name }) });
    for (const hole of holesOf(node)) visit(hole, undefined, found);
    return;
  }
  const inner = nameIn(node) ?? name;
  for (const child of childrenOf(node)) visit(child, inner, found);
}

/** What is joined to one text here; undefined for anything else. */
function operandsOf(node: Node): Operand[] | undefined {
  const bare = unwrapped(node);
  switch (bare.type) {
    case 'StringLiteral':
      return [{ text: String(bare['value']) }];
    case 'TaggedTemplateExpression':
      return operandsOf(bare['quasi'] as Node);
    case 'TemplateLiteral':
      return templateOperands(bare);
    case 'BinaryExpression':
      return bare['operator'] === '+'
        ? [bare['left'] as Node, bare['right'] as Node].flatMap((side) => operandsOf(side) ?? [holeFor(side)])
        : undefined;
    case 'CallExpression':
      return joinOperands(bare);
    default:
      return undefined;
  }
}

function templateOperands({ quasis, expressions }: Node): Operand[] {
  const holes = expressions as readonly Node[];
  return (quasis as readonly Node[]).flatMap((quasi, i): Operand[] => {
    const { cooked, raw } = quasi['value'] as { cooked: string | null; raw: string };
    const hole = holes[i];
    return [{ text: cooked ?? raw }, ...(hole === undefined ? [] : [holeFor(hole)])];
  });
}

/** `['SELECT …', 'FROM …'].join(' ')`. */
function joinOperands({ callee, arguments: given }: Node): Operand[] | undefined {
  const { object, property } = callee as Node;
  const list = object as Node | undefined;
  const [separator] = given as readonly Node[];
  if (list?.type !== 'ArrayExpression' || (property as Node)['name'] !== 'join') return undefined;
  const between = separator?.type === 'StringLiteral' ? String(separator['value']) : ',';
  const items = (list['elements'] as readonly (Node | null)[]).filter((item) => item !== null);
  return items.flatMap((item, i) => [
    ...(i === 0 ? [] : [{ text: between }]),
    ...(operandsOf(item) ?? [holeFor(item)]),
  ]);
}

function holeFor(node: Node): Operand {
  const bare = unwrapped(node);
  const name = bare.type === 'MemberExpression' ? (bare['property'] as Node)['name'] : bare['name'];
  return typeof name === 'string' ? { name } : {};
}

/** Without the types and brackets around it. */
export function unwrapped(node: Node): Node {
  const isWrapped =
    /^(?:TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|TypeCastExpression|ParenthesizedExpression)$/;
  return isWrapped.test(node.type) ? unwrapped(node['expression'] as Node) : node;
}

/** Expressions inside a text, which may hold texts of their own. */
function holesOf(node: Node): Node[] {
  const bare = unwrapped(node);
  if (bare.type === 'StringLiteral') return [];
  const list = bare.type === 'CallExpression' ? ((bare['callee'] as Node)['object'] as Node) : bare;
  return childrenOf(list).flatMap((child) => (operandsOf(child) === undefined ? [child] : holesOf(child)));
}

function nameIn(node: Node): string | undefined {
  const named = node['id'] ?? node['key'];
  const isNaming =
    /^(?:VariableDeclarator|ObjectProperty|ObjectMethod|Class(?:Private)?(?:Property|Method)|FunctionDeclaration|FunctionExpression)$/;
  if (!isNaming.test(node.type) || !isNode(named)) return undefined;
  const name = named['name'] ?? named['value'];
  return typeof name === 'string' ? name : undefined;
}

export function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'loc' || key === 'extra' || key.endsWith('Comments') ? [] : [value].flat().filter(isNode),
  );
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}
