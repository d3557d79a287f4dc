/** Parameters of path and operation as one list, and what identifies each of them. */
import type { Documents } from './documents.ts';
import { type Location, below } from './location.ts';
import { type JsonObject, isRecord, listOf, textOf } from './record.ts';

/** A parameter as it stands in the contract. */
export interface PlacedParameter {
  readonly at: Location;
  readonly value: JsonObject;
}

/** Parameters below a path item or an operation, references followed. */
export function parameterList(documents: Documents, at: Location, holder: JsonObject): PlacedParameter[] {
  const list = below(at, 'parameters');
  return listOf(holder['parameters'])
    .map((written, index) => documents.resolve(below(list, index), written))
    .filter((found): found is PlacedParameter => 'value' in found && isRecord(found.value));
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
  parameters: readonly PlacedParameter[],
  path: string,
): Map<string, PlacedParameter> {
  const keyed = new Map<string, PlacedParameter>();
  for (const one of parameters)
    if (typeof one.value['in'] === 'string') keyed.set(parameterKey(one.value, path), one);
  return keyed;
}
