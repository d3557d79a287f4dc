/** An object of a JSON file, with unknown members. */
export interface JsonObject {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Line on which it stands, from 1; of an array, that of the array. */
  readonly line: number;
}

/** The objects of a JSON array, of a member that is one, or of JSON lines. What is none is left out. */
export function* jsonObjects(text: string): Generator<JsonObject> {
  const whole = parsed(text);
  if (whole !== undefined) {
    const rows = Array.isArray(whole)
      ? whole
      : (Object.values(whole).find((value) => Array.isArray(value)) ?? [whole]);
    for (const row of rows as unknown[]) if (isObject(row)) yield { fields: row, line: 1 };
    return;
  }
  let line = 0;
  for (const one of text.split('\n')) {
    line += 1;
    const row = parsed(one);
    if (isObject(row)) yield { fields: row, line };
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
