import { setCookiesOf, type CompleteReply } from '../reply.ts';

/** Cookies that a group set. Each goes with every later request, whatever path and domain it names. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();
  readonly #hidden = new Set<string>();

  take(reply: CompleteReply): void {
    for (const line of setCookiesOf(reply)) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const name = pair.slice(0, equals);
      if (attributes.some(deletes)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(equals + 1));
      if (attributes.some((attribute) => /^httponly$/i.test(attribute))) this.#hidden.add(name);
      else this.#hidden.delete(name);
    }
  }

  get all(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /** Names of those that scripts of a page may not read. */
  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }
}

/** Servers delete a cookie by an age of 0 or a date long gone. */
function deletes(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=', 2);
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) < Date.UTC(2001, 0);
}

/** As the value of a `cookie` header, without those that `marks` names; undefined where none is left. */
export function cookieHeader(
  cookies: Iterable<readonly [string, string]>,
  marks: Readonly<Record<string, string>> = {},
): string | undefined {
  const own = [...cookies].filter(([name]) => !Object.hasOwn(marks, name));
  return own.length === 0 ? undefined : own.map(([name, value]) => `${name}=${value}`).join('; ');
}
