/** What the readers of tokens ask of them. */
import type { Token } from '../../database/queries/code/tokens.ts';
import type { ValueType } from '../value-type.ts';

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

export function isWord(token: Token | undefined, pattern: RegExp): boolean {
  return token?.kind === 'word' && pattern.test(token.text);
}

/** Index after the bracket that closes the one at `open`; the end where none does. */
export function afterBracket(tokens: readonly Token[], open: number): number {
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

/** The arguments of the call whose bracket opens at `open`, each with its tokens. */
export function argumentsAt(tokens: readonly Token[], open: number): readonly (readonly Token[])[] {
  const end = afterBracket(tokens, open) - 1;
  const found: Token[][] = [];
  for (let at = open + 1; at < end;) {
    const token = tokens[at];
    const next = token?.kind === 'sign' && /^[([{]$/.test(token.text) ? afterBracket(tokens, at) : at + 1;
    if (isSign(token, ',')) found.push([]);
    else {
      if (found.length === 0) found.push([]);
      found.at(-1)?.push(...tokens.slice(at, Math.min(next, end)));
    }
    at = next;
  }
  return found;
}

/** What an expression says as text: a literal, a number, or its own words. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Names of constants with the texts that they are given once. */
export function constantsIn(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  tokens.forEach((token, at) => {
    const [name, sign] = [tokens[at - 2], tokens[at - 1]];
    const ends = tokens[at + 1];
    if (token.kind !== 'text' || name?.kind !== 'word' || !isSign(sign, '=') || isSign(ends, '+')) return;
    if (found.has(name.text)) twice.add(name.text);
    found.set(name.text, token.text);
  });
  for (const name of twice) found.delete(name);
  return found;
}

/** The text of an argument: a literal, or a constant of the file. */
export function keyIn(
  argument: readonly Token[] | undefined,
  constants: ReadonlyMap<string, string>,
): string | undefined {
  const last = argument?.at(-1);
  if (argument === undefined || last === undefined) return undefined;
  if (argument.length === 1 && last.kind === 'text') return last.text;
  const isName = argument.every(({ kind, text }) => kind === 'word' || text === '.');
  return isName ? constants.get(last.text) : undefined;
}

const types: readonly (readonly [RegExp, ValueType])[] = [
  [/^(?:u?int(?:8|16|32|64)?|Int|Integer|[lL]ong|[sS]hort|[bB]yte|BigInteger|AtomicInteger)$/, 'integer'],
  [/^(?:[dD]ouble|[fF]loat(?:32|64)?|BigDecimal|number)$/, 'number'],
  [/^[bB]ool(?:ean)?$/, 'boolean'],
  [/^(?:Duration|timedelta)$/, 'duration'],
  [/^(?:DataSize|SizeInBytes)$/, 'size'],
  [/^URL$/, 'url'],
];

/** What values of a type of a language are; undefined for texts and what is not known. */
export function valueTypeOf(name: string | undefined): ValueType | undefined {
  return name === undefined ? undefined : types.find(([pattern]) => pattern.test(name))?.[1];
}
