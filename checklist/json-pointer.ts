import { secretWordIn } from '../capture/secret-names.ts';

/** What stands at a JSON pointer (RFC 6901), for example `/items/0/id`; undefined when nothing does. */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** One pointer whose value is not the wanted one. */
export interface PointerDifference {
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Pointers where the data is not as expected. Values are equal as JSON, whatever the order of keys; those of
 * telling names are not shown.
 */
export function pointerDifferences(
  data: unknown,
  expected: Readonly<Record<string, unknown>>,
): PointerDifference[] {
  return Object.entries(expected).flatMap(([pointer, wanted]) => {
    const actual = valueAt(data, pointer);
    if (canonical(actual) === canonical(wanted)) return [];
    const shown = (value: unknown): string =>
      secretWordIn(pointer) === undefined ? canonical(value) : '[redacted]';
    return [{ pointer, expected: shown(wanted), actual: shown(actual) }];
  });
}

function canonical(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
