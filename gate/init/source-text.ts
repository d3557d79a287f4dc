/** Reading files of strangers: what is broken holds nothing for us. */
import { parseAllDocuments } from 'yaml';

/** `deploy/nginx.conf` → `deploy.nginx.conf`, as a part of an id. */
export function slugOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '.').replace(/^\.+|\.+$/g, '');
}

/** The line of the first match, from 1; 1 where there is none. */
export function lineOf(text: string, wanted: string | RegExp): number {
  const at = typeof wanted === 'string' ? text.indexOf(wanted) : text.search(wanted);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

/** The first group of every match, each once. */
export function allOf(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

/** The objects of a YAML or JSON file; those that cannot be parsed are left out. */
export function objectsIn(text: string): Readonly<Record<string, unknown>>[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    if (document.errors.length > 0) return [];
    const value = plain(() => document.toJS({ maxAliasCount: 100 }) as unknown);
    return isObject(value) ? [value] : [];
  });
}

/** The value behind some keys, as an object; empty where there is none. */
export function objectAt(value: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  const found = keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
  return isObject(found) ? found : {};
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Aliases that would grow without end are refused by an error. */
function plain(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
