import { type Lexicon, type Token, tokensOf, unescaped } from '../../database/queries/code/tokens.ts';
import type { ValueType } from '../value-type.ts';
import type { CodeReader, FoundRead, FoundReads } from './code-reader.ts';
import { argumentsAt, constantsIn, isSign, isWord, keyIn, textOf } from './token-walk.ts';

/** Keys that Python reads: `os.environ`, `os.getenv`, and `env(…)` or `config(…)` as environs and decouple have it. */
export const python: CodeReader = {
  id: 'python',
  title: 'Python',
  names: /^(?!(?:.*\/)?(?:test_|conftest\.)).*(?<!_test)\.py$/,
  read: ({ text }) => Promise.resolve(readsIn(tokensOf(text, lexicon))),
  example: {
    file: {
      name: 'settings.py',
      text: [
        'import os  # os.environ["COMMENT"]',
        'TOKEN = os.environ["ORDER_TOKEN"]',
        'TIMEOUT = int(os.environ.get("ORDER_TIMEOUT", "30"))',
        'REGION = os.getenv("REGION")',
        'PREFIX = "ORDER_"',
        'LATER = os.environ[PREFIX + name]',
        'DEBUG = env.bool("DEBUG", default=False)',
        'URL = config("ORDER_URL", cast=str)',
      ].join('\n'),
    },
    reads: [
      { key: 'ORDER_TOKEN', isExact: true, line: 2 },
      { key: 'ORDER_TIMEOUT', fallback: '30', type: 'integer', isExact: true, line: 3 },
      { key: 'REGION', isOptional: true, isExact: true, line: 4 },
      { key: 'DEBUG', fallback: 'False', type: 'boolean', isExact: true, line: 7 },
      { key: 'ORDER_URL', isExact: true, line: 8 },
    ],
    notFollowed: [6],
  },
};

const lexicon: Lexicon = {
  pattern:
    /(?<blank>\s+|#[^\n]*)|(?<long>"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$))|(?<quoted>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|[^]/gu,
  literals: {
    long: (written) => written.slice(3, -3),
    quoted: (written) => unescaped(written.slice(1, -1)),
  },
};

function readsIn(tokens: readonly Token[]): FoundReads {
  const constants = constantsIn(tokens);
  const reads: FoundRead[] = [];
  const notFollowed: number[] = [];
  tokens.forEach((token, at) => {
    const call = token.kind === 'word' ? callAt(tokens, at) : undefined;
    if (call === undefined) return;
    const key = keyIn(call.key, constants);
    if (key === undefined) {
      if (call.isSystem) notFollowed.push(token.line);
      return;
    }
    const { fallback, isOptional, type } = call;
    reads.push({
      key,
      ...(fallback !== undefined ? { fallback } : isOptional && { isOptional }),
      ...(type !== undefined && { type }),
      isExact: true,
      line: token.line,
    });
  });
  return { reads, notFollowed };
}

interface Call {
  readonly key: readonly Token[];
  readonly fallback?: string;
  readonly isOptional: boolean;
  readonly isSystem: boolean;
  readonly type?: ValueType;
}

const casts: Readonly<Record<string, ValueType>> = {
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  json: 'json',
  url: 'url',
};

/** A read that begins with the word at `at`. */
function callAt(tokens: readonly Token[], at: number): Call | undefined {
  const after = (...texts: readonly string[]): number | undefined =>
    texts.every((text, i) => tokens[at + 1 + i]?.text === text) ? at + 1 + texts.length : undefined;
  const outer =
    isSign(tokens[at - 1], '(') && Object.hasOwn(casts, tokens[at - 2]?.text ?? '')
      ? casts[tokens[at - 2]?.text ?? '']
      : undefined;
  if (isWord(tokens[at], /^os$/)) {
    const index = after('.', 'environ', '[');
    const call = after('.', 'environ', '.', 'get') ?? after('.', 'getenv');
    if (index === undefined && (call === undefined || !isSign(tokens[call], '('))) return undefined;
    const [key = [], given] = argumentsAt(tokens, index === undefined ? (call ?? at) : index - 1);
    const isKept = given !== undefined && textOf(given) !== 'None';
    return {
      key,
      ...(isKept && { fallback: textOf(given) }),
      isOptional: index === undefined,
      isSystem: true,
      ...(outer && { type: outer }),
    };
  }
  if (!isWord(tokens[at], /^(?:env|config)$/) || isSign(tokens[at - 1], '.')) return undefined;
  const method = isSign(tokens[at + 1], '.') ? tokens[at + 2]?.text : undefined;
  const open = method === undefined ? at + 1 : at + 3;
  if (
    !isSign(tokens[open], '(') ||
    (method !== undefined && !Object.hasOwn(casts, method) && !/^(?:str|list|dict)$/.test(method))
  )
    return undefined;
  const [key = [], ...more] = argumentsAt(tokens, open);
  const named = (name: string): string | undefined => {
    const found = more.find((one) => one[0]?.text === name && isSign(one[1], '='));
    return found && textOf(found.slice(2));
  };
  const fallback = named('default');
  const cast = named('cast') ?? method ?? '';
  const type = Object.hasOwn(casts, cast) ? casts[cast] : outer;
  return {
    key,
    ...(fallback !== undefined && { fallback }),
    isOptional: false,
    isSystem: false,
    ...(type && { type }),
  };
}
