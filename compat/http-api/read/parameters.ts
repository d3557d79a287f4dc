/** Parameters of path and operation as one list, and what identifies each of them. */
import type { Documents } from './documents.ts';
import { type Location, below } from './location.ts';
import { type JsonObject, isRecord, listOf, textOf } from './record.ts';

/** Places of the parameters below a path item or an operation, references followed. */
export function parameterList(documents: Documents, at: Location): Location[] {
  const list = below(at, 'parameters');
  return listOf(documents.value(list)).map((_, index) => documents.resolve(below(list, index)).at);
}

/** A path parameter is known by its position, since its name is not sent. Header names have no case. */
function parameterKey(value: JsonObject, path: string): string {
  const name = textOf(value['name']);
  if (value['in'] === 'header') return `header ${name.toLowerCase()}`;
  if (value['in'] !== 'path') return `${textOf(value['in'])} ${name}`;
  const position = [...path.matchAll(/\{([^}]*)\}/g)].findIndex((match) => match[1] === name);
  return `path ${position + 1}`;
}

/** By their key; a later one of the same key replaces an earlier one, as OpenAPI says. */
export function keyedParameters(
  documents: Documents,
  places: readonly Location[],
  path: string,
): Map<string, { readonly at: Location; readonly value: JsonObject }> {
  const keyed = new Map<string, { at: Location; value: JsonObject }>();
  for (const at of places) {
    const value = documents.value(at);
    if (isRecord(value) && typeof value['in'] === 'string')
      keyed.set(parameterKey(value, path), { at, value });
  }
  return keyed;
}
