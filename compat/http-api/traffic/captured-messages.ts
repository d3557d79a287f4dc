/** What was captured of one exchange, as the messages that a contract describes. */
import { type Exchange, privateKindOf } from '../../../capture/index.ts';
import type { Operation, Parameter } from '../contract.ts';
import { isPlain, responseFor, type Violation, type Violations } from '../witness/message-checker.ts';
import type { MessageChecker } from '../witness/message-checker.ts';
import type { RequestMessage } from '../witness/message.ts';
import type { MatchedRequest } from './operation-matcher.ts';

/** A request as far as it is known. */
export interface CapturedRequest {
  readonly message: RequestMessage;
  /** Parameters of which nothing, or no value, was captured. */
  readonly unknown: ReadonlySet<string>;
}

export function capturedRequest(
  { parameters }: Operation,
  { pathValues, query }: MatchedRequest,
  { headers }: Pick<Exchange, 'headers'>,
): CapturedRequest {
  const sent: Record<string, unknown> = {};
  const unknown = new Set<string>();
  // access logs hold two or three headers; where this one is missing the others were not written down
  const holdsHeaders = 'accept' in headers;
  for (const [key, parameter] of parameters) {
    const texts = textsOf(key, parameter, { pathValues, query, headers });
    const isUnseen = parameter.in === 'cookie' || (parameter.in === 'header' && !holdsHeaders);
    if ((isUnseen && texts.length === 0) || texts.some(isHidden)) unknown.add(key);
    else if (texts.length > 0) sent[key] = isList(parameter) ? texts : texts[0];
  }
  return { message: { parameters: sent }, unknown };
}

function textsOf(
  key: string,
  { in: location, name }: Parameter,
  { pathValues, query, headers }: Pick<MatchedRequest, 'pathValues' | 'query'> & Pick<Exchange, 'headers'>,
): readonly string[] {
  if (location === 'query') return query.getAll(name);
  const text = location === 'path' ? pathValues[Number(key.split(' ')[1]) - 1] : headers[name.toLowerCase()];
  return text === undefined ? [] : [text];
}

function isList(parameter: Parameter): boolean {
  return isPlain(parameter) && parameter.schema.read().types.has('array');
}

function isHidden(text: string): boolean {
  return privateKindOf(text) === 'already-redacted';
}

/** Why a captured request does not fit; undefined where that could not be found out. */
export function violationsOf(
  checker: MessageChecker,
  operation: Operation,
  { message, unknown }: CapturedRequest,
): Violations {
  return checker.request(operation, message)?.filter(({ part }) => !unknown.has(part));
}

/** Why a captured reply does not fit; empty where no status was captured. */
export function replyViolationsOf(
  checker: MessageChecker,
  operation: Operation,
  { status, replyBody }: Pick<Exchange, 'status' | 'replyBody'>,
): Violations {
  if (status === undefined) return [];
  const content = responseFor(operation.responses, String(status))?.content;
  const mediaType = [...(content?.keys() ?? [])].find((name) => /\bjson\b/.test(name));
  const value = mediaType === undefined || replyBody === undefined ? undefined : parsed(replyBody);
  const body = mediaType === undefined || value === undefined ? {} : { body: { mediaType, value } };
  return checker.reply(operation, { status: String(status), ...body });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Those that the first check found and the second did not. */
export function onlyIn(first: Violations, second: Violations): readonly Violation[] {
  const known = new Set((second ?? []).map(({ part, at, keyword }) => `${part} ${at} ${keyword}`));
  return (first ?? []).filter(({ part, at, keyword }) => !known.has(`${part} ${at} ${keyword}`));
}
