/** Requests and replies as text, as one would send them. */
import type { Operation } from '../contract.ts';
import type { ReplyMessage, RequestMessage } from './message.ts';

const bodyMax = 1500;
/** A text that is long only to be long. */
const longRun = /(.)\1{29,}/g;

export function requestText(operation: Operation, { parameters, body, credentials }: RequestMessage): string {
  const query: string[] = [];
  const headers: string[] = [];
  let path = operation.path;
  for (const [key, value] of Object.entries(parameters)) {
    const [place = '', ...rest] = key.split(' ');
    const name = rest.join(' ');
    if (place === 'path') path = withPathValue(path, Number(name), value);
    else if (place === 'query')
      query.push(...texts(value).map((text) => `${name}=${encodeURIComponent(text)}`));
    else headers.push(`${place === 'cookie' ? `Cookie: ${name}=` : `${name}: `}${texts(value).join(',')}`);
  }
  if (body !== undefined && body !== 'none') headers.push(`Content-Type: ${body.mediaType}`);
  if (credentials !== undefined)
    headers.push(`# credentials: ${[...credentials.keys()].join(', ') || 'none'}`);
  const head = `${operation.method} ${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return [
    head,
    ...headers,
    ...(body === undefined || body === 'none' ? [] : ['', bodyText(body.value)]),
  ].join('\n');
}

export function replyText({ status, headers = {}, body }: ReplyMessage): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${texts(value).join(',')}`);
  if (body !== undefined) lines.push(`Content-Type: ${body.mediaType}`, '', bodyText(body.value));
  return [`HTTP ${status}`, ...lines].join('\n');
}

function bodyText(value: unknown): string {
  const text = JSON.stringify(value).replace(
    longRun,
    (run, one: string) => `${one}…(${run.length} times "${one}")`,
  );
  return text.length > bodyMax ? `${text.slice(0, bodyMax)}… (${text.length} characters)` : text;
}

function withPathValue(path: string, position: number, value: unknown): string {
  let seen = 0;
  return path.replace(/\{[^}]*\}/g, (name) =>
    (seen += 1) === position ? encodeURIComponent(texts(value).join(',')) : name,
  );
}

/** As values of parameters travel. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((one) => texts(one).join(','));
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

/** A value of a parameter or header as text; lists stay lists of texts. */
export function asText(value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => texts(one)[0]) : texts(value)[0];
}
