/**
 * Fills `${env:NAME}` into parameters and keeps what came that way out of the report.
 */
import { HarnessError } from '../reports/index.ts';

const reference = /\$\{env:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;
const openNames = /(^|_)(HOST|HOSTNAME|PORT|VERSION|TAG|REGION|ENVIRONMENT)$/i;
const mask = '[redacted]';

/** Values that must not be seen. Texts pass through `hide` on their way into the report. */
export class Secrets {
  readonly #values = new Set<string>();

  /**
   * Notes the value of a variable. A host, a port or a version is no secret; of a URL only the login, the
   * query and a long path are.
   */
  add(name: string, value: string): void {
    if (openNames.test(name) || /^\d{1,6}$/.test(value)) return;
    const url = URL.canParse(value) && /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? new URL(value) : undefined;
    if (url === undefined) return this.#keep(value);
    this.addLogin(value);
    this.#keep(url.search.slice(1));
    if (/^https?:$/.test(url.protocol) && url.pathname.length > 16) this.#keep(url.pathname);
  }

  /** Notes the password in a URL, wherever the URL comes from. */
  addLogin(text: string): void {
    const password = URL.canParse(text) ? new URL(text).password : '';
    this.#keep(password);
    this.#keep(decoded(password));
  }

  /** The text without secrets, without logins in URLs and without the values of telling headers. */
  hide(text: string): string {
    let shown = text;
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) {
      shown = shown.replaceAll(value, mask);
    }
    return shown
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, `$1${mask}@`)
      .replace(/^((?:proxy-)?authorization|cookie|set-cookie|x-api-key)(\s*[:=]\s*)\S.*$/gim, `$1$2${mask}`)
      .replace(/\b(bearer|basic)\s+[A-Za-z0-9+/_.~-]{8,}=*/gi, `$1 ${mask}`);
  }

  /** Every string in plain data, hidden. */
  hideIn<Data>(data: Data): Data {
    return mapStrings(data, (text) => this.hide(text));
  }

  #keep(value: string): void {
    // Shorter ones would blot out innocent text and hide nothing.
    if (value.length < 4) return;
    for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
      this.#values.add(form);
    }
  }
}

/**
 * Parameters with every `${env:NAME}` and `${env:NAME:-default}` replaced; the values go into `secrets`.
 *
 * @throws {HarnessError} `config-unusable` for a variable that is not set.
 */
export function fillIn<Params>(
  params: Params,
  env: Readonly<Record<string, string | undefined>>,
  secrets: Secrets,
): Params {
  return mapStrings(params, (text) => {
    const filled = text.replace(reference, (_all, name: string, fallback: string | undefined) => {
      const value = Object.hasOwn(env, name) ? env[name] : undefined;
      if (value !== undefined) secrets.add(name, value);
      return value ?? fallback ?? refuse(name);
    });
    secrets.addLogin(filled);
    return filled;
  });
}

function refuse(name: string): never {
  throw new HarnessError('config-unusable', {
    what: `The environment variable ${name} is not set.`,
    todo: `Set ${name}, or write \${env:${name}:-default}.`,
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mapStrings<Data>(data: Data, change: (text: string) => string): Data {
  return mapValue(data, change) as Data;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapValue(entry, change));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapValue(entry, change)]));
}
