import { HarnessError } from '../../reports/index.ts';
import { parseAbsoluteRequestLine, parseRequestLine, requestOf, type RequestLine } from '../request-line.ts';
import type { PlainMeaning } from './field.ts';

/** The logged text of what tells this, escapes undone so that it fits a request line; undefined where unset. */
export interface RequestParts {
  text(meaning: PlainMeaning): string | undefined;
}

/**
 * How the request is put together from what a format holds.
 *
 * @throws {HarnessError} `usage` when it holds none.
 */
export function requestReader(held: ReadonlySet<PlainMeaning>): (parts: RequestParts) => RequestLine {
  if (held.has('request')) return (parts) => parseRequestLine(parts.text('request') ?? '');
  if (held.has('absolute-request')) {
    return (parts) => parseAbsoluteRequestLine(parts.text('absolute-request') ?? '');
  }
  const target = targetReader(held);
  if (!held.has('method') || target === undefined) throw noRequest(held.has('method'));
  return (parts) => {
    const [method, sent] = [parts.text('method'), target(parts)];
    return method === undefined || sent === undefined ? { unusable: 'no-request' } : requestOf(method, sent);
  };
}

function targetReader(
  held: ReadonlySet<PlainMeaning>,
): ((parts: RequestParts) => string | undefined) | undefined {
  if (held.has('target')) return (parts) => withQuery(parts.text('target'), parts.text('query'));
  if (!held.has('decoded-target')) return undefined;
  return (parts) => {
    const logged = parts.text('decoded-target');
    const mark = logged?.indexOf('?') ?? -1;
    if (logged === undefined || mark < 0) return withQuery(encoded(logged), parts.text('query'));
    return withQuery(encoded(logged.slice(0, mark)), logged.slice(mark + 1));
  };
}

function withQuery(target: string | undefined, query: string | undefined): string | undefined {
  if (target === undefined || query === undefined || target.includes('?')) return target;
  const bare = query.startsWith('?') ? query.slice(1) : query;
  return bare === '' ? target : `${target}?${bare}`;
}

/** What the server decoded cannot be sent as it is. */
function encoded(path: string | undefined): string | undefined {
  return path?.replace(/%(?![\dA-F]{2})|[ #]/g, encodeURIComponent);
}

function noRequest(hasMethod: boolean): HarnessError {
  return new HarnessError('usage', {
    what: `The format has no ${hasMethod ? 'target' : 'request'}, so nothing could be sent again.`,
    where: '--format',
    todo: 'It needs the request line (nginx $request, Apache %r), or the method ($request_method, %m) and the target ($request_uri, %U%q).',
  });
}
