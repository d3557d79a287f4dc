/** What matters of a Java or Go source to find its string literals. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'word' | 'sign'; readonly text: string; readonly line: number };

export interface Lexicon {
  /** Alternatives with named groups: `blank`, then literals by name, then `word`; anything else is a sign. */
  readonly pattern: RegExp;
  /** The value of a literal, by the name of its group. */
  readonly literals: Readonly<Record<string, (written: string) => string>>;
}

export function tokensOf(source: string, { pattern, literals }: Lexicon): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of source.matchAll(pattern)) {
    const [written] = match;
    const groups = match.groups ?? {};
    const literal = Object.keys(literals).find((name) => groups[name] !== undefined);
    if (literal !== undefined) tokens.push({ kind: 'text', text: literals[literal]?.(written) ?? '', line });
    else if (groups['blank'] === undefined) {
      tokens.push({ kind: groups['word'] === undefined ? 'sign' : 'word', text: written, line });
    }
    line += written.split('\n').length - 1;
  }
  return tokens;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  s: ' ',
  '0': '\0',
  '\n': '',
};

/** Resolves the escapes that C-like languages share. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g,
    (_, long?: string, short?: string, one = '') => {
      const code = long ?? short;
      return code === undefined
        ? (escapes[one as string] ?? (one as string))
        : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
}
