import { tokensOf } from '../../database/queries/code/tokens.ts';
import type { Token } from '../../database/queries/code/tokens.ts';
import { javaLexicon } from '../../database/queries/sources/java.ts';
import { placeholdersIn } from '../placeholders.ts';
import type { CodeReader, FoundRead, FoundReads } from './code-reader.ts';
import { boundFields } from './java-bound-fields.ts';
import {
  afterBracket,
  argumentsAt,
  constantsIn,
  isSign,
  isWord,
  keyIn,
  textOf,
  valueTypeOf,
} from './token-walk.ts';

/** Keys that Java and Kotlin read: Spring, Apollo, Nacos, Disconf, the system's own. */
export const java: CodeReader = {
  id: 'java',
  title: 'Java and Kotlin',
  names: /(?<!Tests?|IT)\.(?:java|kt)$/,
  read: ({ text }) => Promise.resolve(readsIn(tokensOf(text, javaLexicon))),
  example: {
    file: {
      name: 'Orders.java',
      text: [
        'class Orders {',
        '  static final String MAX = "order.max";',
        '  @Value("${order.timeout:30s}") private Duration timeout; // "${not.read}"',
        '  @Value("${order.url}/v${api.version:1}") String url;',
        '  @Scheduled(cron = "${order.cron}") void sweep() {}',
        '  @NacosValue(value = "${order.rate}", autoRefreshed = true) int rate;',
        '  int max() { return config.getIntProperty(MAX, 3); }',
        '  String host() { return environment.getRequiredProperty("order.host"); }',
        '  String any(String key) { return environment.getProperty(key); }',
        '  String home() { return System.getenv("ORDER_HOME"); }',
        '  @DisconfFileItem(name = "order.limit") int getLimit() { return limit; }',
        '}',
      ].join('\n'),
    },
    reads: [
      { key: 'order.timeout', fallback: '30s', type: 'duration', line: 3 },
      { key: 'order.url', line: 4 },
      { key: 'api.version', fallback: '1', line: 4 },
      { key: 'order.cron', line: 5 },
      { key: 'order.rate', type: 'integer', isHot: true, line: 6 },
      { key: 'order.max', fallback: '3', type: 'integer', isHot: true, line: 7 },
      { key: 'order.host', line: 8 },
      { key: 'ORDER_HOME', isOptional: true, isExact: true, line: 10 },
      { key: 'order.limit', type: 'integer', isHot: true, line: 11 },
    ],
    notFollowed: [9],
  },
};

function readsIn(tokens: readonly Token[]): FoundReads {
  const constants = constantsIn(tokens);
  const isRefreshed = tokens.some((token) => token.text === 'RefreshScope');
  const reads: FoundRead[] = [];
  const notFollowed: number[] = [];
  tokens.forEach((token, at) => {
    if (isSign(token, '@') && tokens[at + 1]?.kind === 'word') reads.push(...annotated(tokens, at + 1));
    if (token.kind !== 'word' || !isSign(tokens[at + 1], '(') || isSign(tokens[at - 1], '@')) return;
    const read = called(tokens, at, constants);
    if (read === 'not followed') notFollowed.push(token.line);
    else if (read !== undefined) reads.push(read);
  });
  return { reads: isRefreshed ? reads.map((read) => ({ ...read, isHot: true })) : reads, notFollowed };
}

/** Reads of one annotation. `at` is its name. */
function annotated(tokens: readonly Token[], at: number): readonly FoundRead[] {
  const name = tokens[at]?.text ?? '';
  if (!isSign(tokens[at + 1], '(')) return [];
  const given = argumentsAt(tokens, at + 1).map((argument) => {
    const isNamed = isSign(argument[1], '=');
    return { name: isNamed ? argument[0]?.text : 'value', tokens: isNamed ? argument.slice(2) : argument };
  });
  const line = tokens[at]?.line ?? 1;
  const after = afterBracket(tokens, at + 1);
  const texts = (...names: readonly string[]): readonly string[] =>
    given
      .filter((one) => names.includes(one.name ?? ''))
      .flatMap((one) => one.tokens.filter(({ kind }) => kind === 'text').map(({ text }) => text));
  const type = valueTypeOf(typeAfter(tokens, after));
  const typed = type === undefined ? {} : { type };
  switch (name) {
    case 'ConfigurationProperties': {
      const [prefix] = texts('value', 'prefix');
      return prefix === undefined ? [] : boundFields(tokens, after, { prefix, line });
    }
    case 'ConditionalOnProperty': {
      const [prefix] = texts('prefix');
      return texts('name', 'value').map((key) => ({
        key: prefix === undefined ? key : `${prefix}.${key}`,
        isOptional: true,
        line,
      }));
    }
    case 'DisconfItem':
    case 'DisconfFileItem':
      return texts('key', 'name').map((key) => ({ key, ...typed, isHot: true, line }));
    default: {
      const isHot =
        /^(?:ApolloJsonValue)$/.test(name) ||
        given.some((one) => one.name === 'autoRefreshed' && textOf(one.tokens) === 'true');
      return given
        .flatMap((one) => one.tokens.filter(({ kind }) => kind === 'text'))
        .flatMap(({ text, line: own }) =>
          placeholdersIn(text).map((found) => ({ found, own, isWhole: isWhole(text) })),
        )
        .map(({ found, own, isWhole }) => ({
          key: found.key,
          ...(found.fallback !== undefined && {
            fallback: found.fallback === '#{null}' ? '' : found.fallback,
          }),
          ...(isWhole && name !== 'Scheduled' && typed),
          ...(isHot && { isHot }),
          line: own,
        }));
    }
  }
}

/** Whether the text is one reference and nothing else, so that it has the type of what is annotated. */
function isWhole(text: string): boolean {
  return /^\$\{[^{}]*\}$/.test(text.trim());
}

const modifiers = /^(?:private|public|protected|final|static|volatile|transient|lateinit|var|val)$/;

/** The type of the field or parameter behind an annotation. */
function typeAfter(tokens: readonly Token[], start: number): string | undefined {
  let at = start;
  for (;;) {
    if (isSign(tokens[at], '@')) at = isSign(tokens[at + 2], '(') ? afterBracket(tokens, at + 2) : at + 2;
    else if (isWord(tokens[at], modifiers)) at += 1;
    else if (isSign(tokens[at + 1], '.') && tokens[at]?.kind === 'word') at += 2;
    else return isSign(tokens[at + 1], ':') ? tokens[at + 2]?.text : tokens[at]?.text;
  }
}

const byName: Readonly<Record<string, Partial<FoundRead>>> = {
  getRequiredProperty: {},
  getProperty: { isOptional: true },
  containsProperty: { isOptional: true },
  getIntProperty: { type: 'integer', isHot: true, isOptional: true },
  getLongProperty: { type: 'integer', isHot: true, isOptional: true },
  getShortProperty: { type: 'integer', isHot: true, isOptional: true },
  getDoubleProperty: { type: 'number', isHot: true, isOptional: true },
  getFloatProperty: { type: 'number', isHot: true, isOptional: true },
  getBooleanProperty: { type: 'boolean', isHot: true, isOptional: true },
  getDurationProperty: { isHot: true, isOptional: true },
  getenv: { isOptional: true, isExact: true },
};

/** A call that reads a key; `at` is the name of what is called. */
function called(
  tokens: readonly Token[],
  at: number,
  constants: ReadonlyMap<string, string>,
): FoundRead | 'not followed' | undefined {
  const known = Object.hasOwn(byName, tokens[at]?.text ?? '') ? byName[tokens[at]?.text ?? ''] : undefined;
  const receiver = isSign(tokens[at - 1], '.') ? tokens[at - 2] : undefined;
  if (known === undefined || !isWord(receiver, /env|config|propert|props|system|settings/i)) return undefined;
  const [first, second, third] = argumentsAt(tokens, at + 1);
  if (first === undefined) return undefined;
  const key = keyIn(first, constants);
  if (key === undefined) return 'not followed';
  const asClass = second !== undefined && second.at(-1)?.text === 'class';
  const type = known.type ?? (asClass ? valueTypeOf(second.at(-3)?.text) : undefined);
  const given = asClass ? third : second;
  const { isOptional, ...rest } = known;
  const hasFallback = given !== undefined && textOf(given) !== 'null';
  return {
    key,
    ...(hasFallback ? { fallback: textOf(given) } : isOptional === true && { isOptional }),
    ...rest,
    ...(type !== undefined && { type }),
    line: tokens[at]?.line ?? 1,
  };
}
