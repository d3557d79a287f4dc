import { bytesOf } from './byte-text.ts';
import type { UnusableReason } from './exchange.ts';

export type RequestLine =
  | {
      readonly method: string;
      readonly target: string;
      /** Of an absolute form. */
      readonly host?: string;
      readonly scheme?: 'http' | 'https';
    }
  | { readonly unusable: UnusableReason };

const methodPattern = /^[A-Z][A-Z-]{0,30}$/;

/** `GET /ads?size=2 HTTP/1.1` → method and target, or why it is none. Escapes of the log are undone before. */
export function parseRequestLine(text: string): RequestLine {
  if (text === '' || text === '-' || text.startsWith('- - ')) return { unusable: 'no-request' };
  const afterMethod = text.indexOf(' ');
  const afterTarget = text.lastIndexOf(' ');
  const isHttp = afterMethod > 0 && afterTarget > afterMethod && text.startsWith('HTTP/', afterTarget + 1);
  if (!isHttp) return { unusable: text.startsWith('\u0016\u0003') ? 'tls-bytes' : 'malformed-request' };
  return requestOf(text.slice(0, afterMethod), text.slice(afterMethod + 1, afterTarget));
}

/** `GET https://ads.example:443/ads HTTP/1.1`, as load balancers log it: the host is apart, its usual port left out. */
export function parseAbsoluteRequestLine(text: string): RequestLine {
  const [, method, secure, host = '', usualPort, rest = '', protocol = ''] = absolutePattern.exec(text) ?? [];
  if (method === undefined) return parseRequestLine(text);
  const scheme = secure === 's' ? 'https' : 'http';
  const isUsual = usualPort === undefined || usualPort === (scheme === 'https' ? '443' : '80');
  const line = parseRequestLine(`${method} ${rest.startsWith('/') ? rest : `/${rest}`}${protocol}`);
  if ('unusable' in line) return line;
  return { ...line, host: (isUsual ? host : `${host}:${usualPort}`).toLowerCase(), scheme };
}

const absolutePattern =
  /^([^ ]+) (?:http|ws)(s?):\/\/([^/?# ]*?)(?::(\d+))?(?=[/? ])([^ ].*?|)( HTTP\/[\d.]+)$/;

/** Checks what a capture gives as method and target. */
export function requestOf(method: string, rawTarget: string): RequestLine {
  if (method === 'CONNECT') return { unusable: 'connect' };
  if (method !== 'GET' && !methodPattern.test(method)) return { unusable: 'malformed-request' };
  if (rawTarget === '*') return { unusable: 'asterisk-form' };
  if (!rawTarget.startsWith('/')) {
    return { unusable: /^[a-z]+:\/\//i.test(rawTarget) ? 'absolute-form' : 'malformed-request' };
  }
  const target = toAscii(rawTarget);
  return target === undefined ? { unusable: 'malformed-request' } : { method, target };
}

const notSendable = /[^!"$-~\u0080-\u{10FFFF}]|[\uFFFD\uD800-\uDC7F\uDD00-\uDFFF]/u;

/** Percent-encodes what a request line cannot carry; undefined where the sent bytes are not known. */
function toAscii(target: string): string | undefined {
  if (!/[^!"$-~]/.test(target)) return target;
  if (notSendable.test(target)) return undefined;
  return target.replace(/[^\x21-\x7e]+/g, (text) =>
    bytesOf(text).toString('hex').toUpperCase().replace(/../g, '%$&'),
  );
}
