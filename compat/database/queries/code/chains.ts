/** Literals of Java and Go that `+` joins. */
import type { Joined, Operand } from './literal.ts';
import type { Token } from './tokens.ts';

/** Where a chain stands: it begins at `start` and ends before `end`. */
export interface Span {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

export interface Grammar {
  /** What the program calls the chain: `String sql = "…"`. */
  nameOf(span: Span): string | undefined;
  /** Whether `%s` in its text is filled in: it is given to a function that formats. */
  isFormat(span: Span): boolean;
  /** How many tokens join what is before to what follows, besides `+`; 0 where none do. */
  joint?(tokens: readonly Token[], at: number): number;
  /** Why it is no SQL though it looks so. */
  unusable?(span: Span): string | undefined;
}

export function chainsIn(tokens: readonly Token[], grammar: Grammar): Joined[] {
  const chains: Joined[] = [];
  for (let at = 0; at < tokens.length;) {
    const chain = chainAt(tokens, at, grammar);
    if (chain === undefined) {
      at += 1;
      continue;
    }
    const span = { tokens, start: at, end: chain.end };
    const name = grammar.nameOf(span);
    const unusable = grammar.unusable?.(span);
    chains.push({
      operands: grammar.isFormat(span) ? chain.operands.flatMap(formatted) : chain.operands,
      line: tokens[at]?.line ?? 1,
      ...(name !== undefined && { name }),
      ...(unusable !== undefined && { unusable }),
    });
    at = chain.end;
  }
  return chains;
}

interface Chain {
  readonly operands: readonly Operand[];
  /** Index of the token after it. */
  readonly end: number;
}

/** A chain that begins here and holds a literal. */
function chainAt(tokens: readonly Token[], start: number, grammar: Grammar): Chain | undefined {
  const before = tokens[start - 1];
  // The middle of an expression is no beginning.
  if (before?.kind === 'sign' && /^[.+]$/.test(before.text) && tokens[start]?.kind === 'word')
    return undefined;
  const operands: Operand[] = [];
  let end = start;
  for (;;) {
    const operand = operandAt(tokens, end);
    if (operand === undefined) break;
    operands.push(operand.value);
    end = operand.end;
    const isPlus = tokens[end]?.kind === 'sign' && tokens[end]?.text === '+';
    const joint = isPlus ? 1 : (grammar.joint?.(tokens, end) ?? 0);
    if (joint === 0) break;
    end += joint;
  }
  return operands.some((operand) => 'text' in operand) ? { operands, end } : undefined;
}

function operandAt(tokens: readonly Token[], at: number): { value: Operand; end: number } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'text') return { value: { text: token.text }, end: at + 1 };
  const isGroup = token.kind === 'sign' && token.text === '(';
  if (token.kind === 'sign' && !isGroup) return undefined;
  let end = isGroup ? closing(tokens, at) : at + 1;
  let isPlain = !isGroup;
  let name = token.text;
  for (;;) {
    const next = tokens[end];
    if (next?.kind !== 'sign') break;
    if (next.text === '.' && tokens[end + 1]?.kind === 'word') {
      name = tokens[end + 1]?.text ?? '';
      end += 2;
    } else if (next.text === '(' || next.text === '[') {
      isPlain = false;
      end = closing(tokens, end);
    } else break;
  }
  return { value: isPlain ? { name } : {}, end };
}

/** How many tokens of a call are looked at to find where it begins. */
const argumentsMax = 200;

/** The tokens of the call or annotation around a chain, from its name to its closing bracket; none without one. */
export function callAround({ tokens, start }: Span): readonly Token[] {
  let depth = 0;
  for (let at = start - 1; at >= Math.max(1, start - argumentsMax); at -= 1) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (/^[)\]}]$/.test(token.text)) depth += 1;
    else if (/^[([{]$/.test(token.text) && depth > 0) depth -= 1;
    else if (token.text === '(') return tokens.slice(at - 1, closing(tokens, at));
    else if (token.text === ';') return [];
  }
  return [];
}

/** Index after the bracket that closes this one; the end where none does. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (/^[([{]$/.test(token.text)) depth += 1;
    if (/^[)\]}]$/.test(token.text)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** Text with the places where a format fills something in. */
function formatted(operand: Operand): Operand[] {
  if (!('text' in operand)) return [operand];
  return operand.text
    .split(/(%%|%[-+# 0]*\d*(?:\.\d+)?(?:\d+\$)?[a-zA-Z])/)
    .map((part, i): Operand => (i % 2 === 0 ? { text: part } : part === '%%' ? { text: '%' } : {}));
}
