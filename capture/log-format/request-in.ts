import { HarnessError } from '../../reports/harness-error.ts';
import { parseAbsoluteRequestLine, parseRequestLine, requestOf, type RequestLine } from '../request-line.ts';
import type { PlainMeaning } from './field.ts';

/** The logged text of a part, escapes undone so that it fits a request line; undefined where unset. */
export type Part = () => string | undefined;

/**
 * How the request is put together from what a format holds.
 *
 * @throws {HarnessError} `usage` when it holds none.
 */
export function requestReader(partOf: (meaning: PlainMeaning) => Part | undefined): () => RequestLine {
  const [line, absolute, method] = [partOf('request'), partOf('absolute-request'), partOf('method')];
  if (line !== undefined) return () => parseRequestLine(line() ?? '');
  if (absolute !== undefined) return () => parseAbsoluteRequestLine(absolute() ?? '');
  const target = targetPart(partOf);
  if (method === undefined || target === undefined) throw noRequest(method !== undefined);
  return () => {
    const [name, sent] = [method(), target()];
    return name === undefined || sent === undefined ? { unusable: 'no-request' } : requestOf(name, sent);
  };
}

function targetPart(partOf: (meaning: PlainMeaning) => Part | undefined): Part | undefined {
  const [sent, decoded, query] = [partOf('target'), partOf('decoded-target'), partOf('query')];
  if (sent !== undefined) return () => withQuery(sent(), query?.());
  return decoded && (() => withQuery(encoded(decoded()), query?.()));
}

function withQuery(target: string | undefined, query: string | undefined): string | undefined {
  if (target === undefined || query === undefined || target.includes('?')) return target;
  const bare = query.startsWith('?') ? query.slice(1) : query;
  return bare === '' ? target : `${target}?${bare}`;
}

/** What the server decoded of the path cannot be sent as it is. */
function encoded(target: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 || mark === target.length - 1 ? '' : target.slice(mark);
  return path.replace(/%(?![\dA-F]{2})|[ #]/g, encodeURIComponent) + query;
}

function noRequest(hasMethod: boolean): HarnessError {
  return new HarnessError('usage', {
    what: `The format has no ${hasMethod ? 'target' : 'request'}, so nothing could be sent again.`,
    where: '--format',
    todo: 'It needs the request line (nginx $request, Apache %r), or the method ($request_method, %m) and the target ($request_uri, %U%q).',
  });
}
