import type { Token } from '../../database/queries/code/tokens.ts';
import type { FoundRead } from './code-reader.ts';
import { afterBracket, argumentsAt, isSign, textOf, valueTypeOf } from './token-walk.ts';

/** Types that hold one value; all others take what stands below their key. */
const single =
  /^(?:String|CharSequence|[cC]har(?:acter)?|Locale|Charset|ZoneId|Path|File|URI|URL|Pattern|Class|Duration|DataSize|Period)$/;

/**
 * Keys that a class with `@ConfigurationProperties` binds: its fields, the components of a record, or what the
 * constructor of a Kotlin class takes. Where the class cannot be seen, everything below the prefix is read.
 */
export function boundFields(
  tokens: readonly Token[],
  start: number,
  { prefix, line }: { readonly prefix: string; readonly line: number },
): readonly FoundRead[] {
  const parameters = constructorOf(tokens, start).flatMap((part) => parameterOf(part, prefix));
  if (parameters.length > 0) return parameters;
  const open = tokens.findIndex((token, at) => at >= start && (isSign(token, '{') || isSign(token, ';')));
  const named = tokens.findIndex(
    (token, at) => at >= start && at < open && /^(?:class|record)$/.test(token.text),
  );
  const whole: FoundRead = { key: prefix, isPrefix: true, isOptional: true, line };
  if (named === -1 || !isSign(tokens[open], '{')) return [whole];
  const parts =
    tokens[named]?.text === 'record'
      ? argumentsAt(tokens, named + 2)
      : statements(tokens.slice(open + 1, afterBracket(tokens, open) - 1));
  const fields = parts.flatMap((part) => fieldOf(part, prefix));
  return fields.length > 0 ? fields : [whole];
}

/** Words between an annotation and the name of its class, as `internal data class`. */
const modifiersMax = 6;

/** `val url: String, val retries: Int = 3` of a Kotlin class; empty for others. */
function constructorOf(tokens: readonly Token[], start: number): readonly (readonly Token[])[] {
  const named = tokens.findIndex((token, at) => at >= start && token.text === 'class');
  if (named === -1 || named > start + modifiersMax || !isSign(tokens[named + 2], '(')) return [];
  return argumentsAt(tokens, named + 2);
}

/** One value that has no default and takes no null must be set, or the program does not start. */
function parameterOf(part: readonly Token[], prefix: string): readonly FoundRead[] {
  const { words } = withoutAnnotations(part);
  const colon = words.findIndex((token) => isSign(token, ':'));
  const equals = words.findIndex((token) => isSign(token, '='));
  const [name, type] = [words[colon - 1], words[colon + 1]];
  if (name?.kind !== 'word' || type?.kind !== 'word') return [];
  const valueType = valueTypeOf(type.text);
  const isSingle = valueType !== undefined || single.test(type.text);
  const isOptional = !isSingle || words.some((token) => isSign(token, '?'));
  const read = {
    key: `${prefix}.${name.text}`,
    ...(equals !== -1
      ? { fallback: literalOf(words.slice(equals + 1)) }
      : isOptional && { isOptional: true }),
    ...(valueType !== undefined && { type: valueType }),
    ...(!isSingle && { isPrefix: true }),
    line: name.line,
  };
  return [read];
}

/** What stands between semicolons; methods and inner classes are left out. */
function statements(body: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [];
  let start = 0;
  for (let at = 0; at < body.length;) {
    const token = body[at];
    if (isSign(token, ';')) found.push(body.slice(start, at));
    const isInitializer = isSign(token, '{') && body.slice(start, at).some((one) => isSign(one, '='));
    const next = token?.kind === 'sign' && /^[({[]$/.test(token.text) ? afterBracket(body, at) : at + 1;
    if (isSign(token, ';') || (isSign(token, '{') && !isInitializer)) start = next;
    at = next;
  }
  return found;
}

function fieldOf(part: readonly Token[], prefix: string): readonly FoundRead[] {
  const { words, marks } = withoutAnnotations(part);
  const equals = words.findIndex((token) => isSign(token, '='));
  const declared = equals === -1 ? words : words.slice(0, equals);
  const name = declared.at(-1);
  if (
    name?.kind !== 'word' ||
    declared.some(({ text }) => /^(?:static|return|package|import|\()$/.test(text))
  )
    return [];
  const type = declared.find(
    ({ text, kind }) =>
      kind === 'word' && !/^(?:private|protected|public|final|volatile|transient)$/.test(text),
  )?.text;
  if (type === undefined || type === name.text) return [];
  const valueType = valueTypeOf(type);
  const isSingle = valueType !== undefined || single.test(type);
  const written = equals === -1 ? marks.get('DefaultValue') : literalOf(words.slice(equals + 1));
  const isRequired =
    ['NotNull', 'NotBlank', 'NotEmpty'].some((mark) => marks.has(mark)) && written === undefined;
  const read = {
    key: `${prefix}.${name.text}`,
    ...(written !== undefined ? { fallback: written } : !isRequired && { isOptional: true }),
    ...(valueType !== undefined && { type: valueType }),
    ...(!isSingle && { isPrefix: true }),
    line: name.line,
  };
  return [read];
}

interface Bare {
  readonly words: readonly Token[];
  /** Annotations by their names, with the text that each is given. */
  readonly marks: ReadonlyMap<string, string>;
}

function withoutAnnotations(part: readonly Token[]): Bare {
  const words: Token[] = [];
  const marks = new Map<string, string>();
  for (let at = 0; at < part.length;) {
    const token = part[at];
    if (token === undefined) break;
    if (isSign(token, '@')) {
      const hasArguments = isSign(part[at + 2], '(');
      const end = hasArguments ? afterBracket(part, at + 2) : at + 2;
      marks.set(
        part[at + 1]?.text ?? '',
        part.slice(at, end).find(({ kind }) => kind === 'text')?.text ?? '',
      );
      at = end;
    } else {
      words.push(token);
      at += 1;
    }
  }
  return { words, marks };
}

const units: Readonly<Record<string, string>> = {
  ofMillis: 'ms',
  ofSeconds: 's',
  ofMinutes: 'm',
  ofHours: 'h',
  ofDays: 'd',
};

/** `Duration.ofSeconds(3)` is `3s`. */
function literalOf(tokens: readonly Token[]): string {
  const text = textOf(tokens);
  const [, of = '', amount] = /^Duration\.(\w+)\((\d+)\)$/.exec(text) ?? [];
  return amount === undefined || units[of] === undefined
    ? text.replace(/^(\d[\d_]*)[lLdDfF]$/, '$1')
    : `${amount}${units[of]}`;
}
