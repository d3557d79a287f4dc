/** Where each element of a `.proto` file stands: the parser does not say. */

/** Lines by whole name; fields, values and methods by the name of what holds them and their own. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const scopes: string[] = [];
  let statement: { text: string; line: number }[] = [];
  const nameIn = (words: readonly string[], at: number): string =>
    [...scopes, words[at] ?? ''].filter(Boolean).join('.');
  for (const token of tokensOf(text)) {
    if (token.text === '}') {
      scopes.pop();
      statement = [];
      continue;
    }
    if (token.text !== ';' && token.text !== '{') {
      statement.push(token);
      continue;
    }
    const words = statement.map((one) => one.text);
    const line = statement[0]?.line ?? token.line;
    if (words[0] === 'package') scopes.push(...(words[1] ?? '').split('.'));
    const isBlock = token.text === '{';
    const name = nameOf(words);
    if (name !== undefined) lines.set(nameIn([name], 0), line);
    // options in braces, `oneof` and `extend` make no names of their own
    if (isBlock) scopes.push(name !== undefined && opensScope.has(words[0] ?? '') ? name : groupName(words));
    statement = [];
  }
  return lines;
}

const opensScope = new Set(['message', 'enum', 'service']);

/** `optional group Result = 1 {` opens the scope `Result`. */
function groupName(words: readonly string[]): string {
  const at = words.indexOf('group');
  return at === -1 || at > 1 ? '' : (words[at + 1] ?? '');
}

function nameOf(words: readonly string[]): string | undefined {
  const [first = ''] = words;
  if (opensScope.has(first) || first === 'rpc' || first === 'oneof') return words[1];
  const at = words.indexOf('=');
  const isOption = first === 'option' || first === 'package' || first === 'syntax' || first === 'edition';
  return at > 0 && !isOption ? words[at - 1] : undefined;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

const tokens = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w.]+|\n|[^\s]/g;

function* tokensOf(text: string): Generator<Token> {
  let line = 1;
  for (const [found] of text.matchAll(tokens)) {
    if (found === '\n') line += 1;
    else if (found.startsWith('/*')) line += found.split('\n').length - 1;
    else if (!found.startsWith('//')) yield { text: found, line };
  }
}
