/** What a JavaScript program does with a value that it reads: converts it, falls back, or only asks for it. */
import { childrenOf, type Node, unwrapped } from '../../database/queries/code/javascript.ts';
import type { ValueType } from '../value-type.ts';
import type { FoundRead } from './code-reader.ts';

/** Nodes from the inside out: what is around the read, nearest first. */
export type Around = readonly Node[];

export interface Use extends Pick<FoundRead, 'fallback' | 'isOptional' | 'type'> {
  /** The program ends without it. */
  readonly isDemanded?: boolean;
}

const casts: Readonly<Record<string, ValueType>> = {
  Number: 'number',
  parseFloat: 'number',
  parseInt: 'integer',
  BigInt: 'integer',
  URL: 'url',
};

/** How a read is used. `asked` holds names of variables that the program tests. */
export function useOf(read: Node, around: Around, asked: ReadonlySet<string>): Use {
  let inner = read;
  let use: Use = {};
  for (const outer of around) {
    const step = stepOf(inner, outer, asked);
    if (step === 'done') return use;
    use = { ...step, ...use };
    if (use.isOptional === true) return use.fallback === undefined ? use : withoutDoubt(use);
    inner = outer;
  }
  return use;
}

/** What falls back is never missing. */
function withoutDoubt({ isOptional: _isOptional, ...use }: Use): Use {
  return use;
}

/** What one more node around tells; `done` when the value goes on from here. */
function stepOf(inner: Node, outer: Node, asked: ReadonlySet<string>): Use | 'done' {
  const isFirst = (member: string): boolean => outer[member] === inner;
  switch (outer.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return {};
    case 'LogicalExpression':
      return logicalUse(inner, outer);
    case 'IfStatement':
      if (!isFirst('test')) return 'done';
      return endsProgram(outer['consequent'] as Node) ? { isDemanded: true } : { isOptional: true };
    case 'ConditionalExpression':
      return isFirst('test') ? { isOptional: true } : {};
    case 'UnaryExpression':
      if (outer['operator'] === '+') return { type: 'number' };
      return outer['operator'] === '!' ? {} : { isOptional: true };
    case 'BinaryExpression':
      return /^[!=]==?$/.test(String(outer['operator'])) ? { isOptional: true } : 'done';
    case 'AssignmentExpression':
      return assignmentUse(inner, outer);
    case 'CallExpression':
    case 'NewExpression':
      return callUse(inner, outer);
    case 'OptionalMemberExpression':
      return { isOptional: true };
    case 'MemberExpression':
      return {};
    case 'VariableDeclarator':
      return asked.has(nameOf(outer['id']) ?? '') ? { isOptional: true } : 'done';
    default:
      return 'done';
  }
}

function logicalUse(inner: Node, outer: Node): Use | 'done' {
  if (outer['left'] !== inner) return {};
  if (outer['operator'] === '&&') return { isOptional: true };
  const right = unwrapped(outer['right'] as Node);
  const isCall = right.type === 'CallExpression';
  if (isCall && /throw|fail|require|missing|assert|never/i.test(calleeName(right) ?? 'throw')) return 'done';
  return { fallback: literalText(right) ?? '(computed)' };
}

/** `X ??= 'y'` gives a default; `X = 'y'` is no read. */
function assignmentUse(inner: Node, outer: Node): Use | 'done' {
  if (outer['left'] !== inner) return 'done';
  const value = literalText(unwrapped(outer['right'] as Node)) ?? '(computed)';
  return { fallback: value };
}

function callUse(inner: Node, outer: Node): Use | 'done' {
  const name = calleeName(outer);
  if ((outer['callee'] as Node) === inner) return {};
  if (name === undefined || !Object.hasOwn(casts, name))
    return /^(?:Boolean|isset|has|exists)$/.test(name ?? '') ? { isOptional: true } : 'done';
  const type = casts[name];
  return type === undefined ? 'done' : { type };
}

function endsProgram(node: Node): boolean {
  if (node.type === 'ThrowStatement') return true;
  if (node.type === 'ExpressionStatement')
    return /^(?:exit|abort|fail)$/.test(calleeName(node['expression'] as Node) ?? '');
  return node.type === 'BlockStatement' && (node['body'] as readonly Node[]).some(endsProgram);
}

/** The last name of what is called. */
export function calleeName(node: Node): string | undefined {
  const callee = node['callee'] as Node | undefined;
  if (callee === undefined) return undefined;
  return nameOf(callee['property']) ?? nameOf(callee);
}

export function nameOf(node: unknown): string | undefined {
  const name = (node as Node | null | undefined)?.['name'];
  return typeof name === 'string' ? name : undefined;
}

/** A literal as text; undefined for what is known at run time only. */
export function literalText(node: Node | undefined): string | undefined {
  switch (node?.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return String(node['value']);
    case 'NullLiteral':
      return '';
    case 'TemplateLiteral': {
      const quasis = node['quasis'] as readonly Node[];
      return quasis.length === 1 ? textOfQuasi(quasis[0]) : undefined;
    }
    case 'ArrayExpression':
      return (node['elements'] as readonly unknown[]).length === 0 ? '[]' : undefined;
    default:
      return undefined;
  }
}

function textOfQuasi(quasi: Node | undefined): string | undefined {
  return (quasi?.['value'] as { readonly cooked?: string } | undefined)?.cooked;
}

/** Names of variables that the program tests, compares or falls back from. */
export function askedNames(program: Node): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (node: unknown): void => {
    const name = nameOf(node);
    if (name !== undefined) found.add(name);
  };
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'IfStatement' && !endsProgram(node['consequent'] as Node))
      noteTest(node['test'] as Node, note);
    if (node.type === 'ConditionalExpression') noteTest(node['test'] as Node, note);
    if (node.type === 'LogicalExpression') note(node['left']);
    if (node.type === 'OptionalMemberExpression') note(node['object']);
    waiting.push(...childrenOf(node));
  }
  return found;
}

function noteTest(test: Node, note: (node: unknown) => void): void {
  note(test);
  if (test.type === 'UnaryExpression') note(test['argument']);
  if (test.type === 'BinaryExpression' && /^[!=]==?$/.test(String(test['operator']))) note(test['left']);
}
