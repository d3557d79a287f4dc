/** `{token}` in a text that is filled in later. */
const placeholder = /\{([A-Za-z][\w-]*)\}/g;

export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The text with every known value in its place; unknown ones stay as they are. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (whole, name: string) => values.get(name) ?? whole);
}

export function fillRecord(
  record: Readonly<Record<string, string>>,
  values: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, text]) => [name, fillIn(text, values)]));
}

/** Every text anywhere in a value, filled in. */
export function fillJson(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return fillIn(value, values);
  if (Array.isArray(value)) return value.map((element) => fillJson(element, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fillJson(inner, values)]));
}
