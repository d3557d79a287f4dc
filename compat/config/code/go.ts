import { tokensOf } from '../../database/queries/code/tokens.ts';
import type { Token } from '../../database/queries/code/tokens.ts';
import { goLexicon } from '../../database/queries/sources/go.ts';
import type { ValueType } from '../value-type.ts';
import type { CodeReader, FoundRead, FoundReads } from './code-reader.ts';
import { argumentsAt, constantsIn, isSign, isWord, keyIn, textOf, valueTypeOf } from './token-walk.ts';

/** Keys that Go reads: `os.Getenv`, viper, and tags of structs as `env` and `envconfig` know them. */
export const go: CodeReader = {
  id: 'go',
  title: 'Go',
  names: /(?<!_test)\.go$/,
  read: ({ text }) => Promise.resolve(readsIn(text)),
  example: {
    file: {
      name: 'main.go',
      text: [
        'package main',
        'import "github.com/spf13/viper"',
        'const limit = "order.limit"',
        'type C struct {',
        '\tPort int `env:"PORT" envDefault:"8080"`',
        '\tHost string `envconfig:"HOST" required:"true"`',
        '}',
        'func main() {',
        '\tviper.SetDefault("order.timeout", "30s")',
        '\twait := viper.GetDuration("order.timeout") // viper.Get("nothing")',
        '\tmax := viper.GetInt(limit)',
        '\ttoken := os.Getenv("TOKEN")',
        '\tregion := os.Getenv("REGION")',
        '\tif region == "" { region = "eu" }',
        '\tzone, ok := os.LookupEnv("ZONE")',
        '\tother := os.Getenv(name(max))',
        '}',
      ].join('\n'),
    },
    reads: [
      { key: 'PORT', fallback: '8080', type: 'integer', isExact: true, line: 5 },
      { key: 'HOST', isExact: true, line: 6 },
      { key: 'order.timeout', fallback: '30s', isOptional: true, isForAll: true, line: 9 },
      { key: 'order.timeout', type: 'duration', line: 10 },
      { key: 'order.limit', type: 'integer', line: 11 },
      { key: 'TOKEN', isExact: true, line: 12 },
      { key: 'REGION', isOptional: true, isExact: true, line: 13 },
      { key: 'ZONE', isOptional: true, isExact: true, line: 15 },
    ],
    notFollowed: [16],
  },
};

function readsIn(text: string): FoundReads {
  const tokens = tokensOf(text, goLexicon);
  const found: Found = { tokens, constants: constantsIn(tokens), hasViper: /spf13\/viper/.test(text) };
  const reads: FoundRead[] = [];
  const notFollowed: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'text') reads.push(...tagged(token, tokens[at - 1]?.text));
    if (token.kind !== 'word' || !isSign(tokens[at + 1], '(')) return;
    const read = called(found, at);
    if (read === 'not followed') notFollowed.push(token.line);
    else if (read !== undefined) reads.push(read);
  });
  return { reads, notFollowed };
}

interface Found {
  readonly tokens: readonly Token[];
  readonly constants: ReadonlyMap<string, string>;
  readonly hasViper: boolean;
}

function tagged({ text, line }: Token, typeName: string | undefined): readonly FoundRead[] {
  const tags = new Map(
    [...text.matchAll(/(\w+):"([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const [key, ...marks] = (tags.get('env') ?? tags.get('envconfig') ?? '').split(',');
  if (key === undefined || !/^\w+$/.test(key)) return [];
  const fallback = tags.get('envDefault') ?? tags.get('env-default') ?? tags.get('default');
  const isRequired =
    marks.includes('required') || /true/.test(tags.get('required') ?? tags.get('env-required') ?? '');
  const type = valueTypeOf(typeName);
  return [
    {
      key,
      ...(fallback !== undefined ? { fallback } : !isRequired && { isOptional: true }),
      ...(type !== undefined && { type }),
      isExact: true,
      line,
    },
  ];
}

function called({ tokens, constants, hasViper }: Found, at: number): FoundRead | 'not followed' | undefined {
  const [receiver, name] = [isSign(tokens[at - 1], '.') ? tokens[at - 2] : undefined, tokens[at]?.text ?? ''];
  const isSystem = isWord(receiver, /^os$/) && /^(?:Getenv|LookupEnv)$/.test(name);
  const isViper =
    hasViper && isWord(receiver, /viper|config|cfg|conf|^v$/i) && /^(?:Get\w*|SetDefault|IsSet)$/.test(name);
  if (!isSystem && !isViper) return undefined;
  const [first, second] = argumentsAt(tokens, at + 1);
  const key = keyIn(first, constants);
  if (key === undefined) return 'not followed';
  const line = tokens[at]?.line ?? 1;
  if (name === 'SetDefault')
    return { key, fallback: textOf(second ?? []), isOptional: true, isForAll: true, line };
  if (isSystem)
    return {
      key,
      ...((name === 'LookupEnv' || isAsked(tokens, at)) && { isOptional: true }),
      isExact: true,
      line,
    };
  const type = viperType(name);
  const isPrefix = /^(?:GetStringMap|GetStringSlice|GetIntSlice)/.test(name);
  return {
    key,
    ...(name === 'IsSet' && { isOptional: true }),
    ...(type && { type }),
    ...(isPrefix && { isPrefix }),
    line,
  };
}

function viperType(name: string): ValueType | undefined {
  if (name === 'GetDuration') return 'duration';
  return /Slice|Map/.test(name)
    ? undefined
    : valueTypeOf(name.slice(3).replace(/^(?:Int|Uint|Float|Bool)/, (word) => word.toLowerCase()));
}

/** Whether the program asks if the variable that it reads into is empty. */
function isAsked(tokens: readonly Token[], at: number): boolean {
  const [target, sign] = [tokens[at - 4], tokens[at - 3]];
  if (target?.kind !== 'word' || !/^:?=$/.test(sign?.text ?? '')) return false;
  const code = tokens.slice(at, at + 400).map(({ kind, text }) => (kind === 'text' ? `"${text}"` : text));
  return code.some((text, i) => text === target.text && /^[=!]=""$/.test(code.slice(i + 1, i + 4).join('')));
}
