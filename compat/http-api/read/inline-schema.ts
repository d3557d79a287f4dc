/**
 * A schema as OpenAPI 3.0 without references, for engines that neither follow them nor read 3.1. Keeps
 * only what openapi-diff compares.
 */
import type { Side } from '../contract.ts';
import type { Documents } from './documents.ts';
import { type Location, below, idOf } from './location.ts';
import { type JsonObject, isRecord, listOf } from './record.ts';

const nodesMax = 20_000;
const kept = [
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];

class NotInlinable extends Error {}

/**
 * Fields that the other side alone may write are left out. Undefined when the schema contains itself, has
 * more than 20,000 nodes, or refers to nothing.
 */
export function inlineSchema(documents: Documents, at: Location, side: Side): JsonObject | undefined {
  try {
    return new Inliner(documents, side).copy(at);
  } catch (error) {
    if (error instanceof NotInlinable || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Inliner {
  readonly #documents: Documents;
  readonly #hiddenBy: string;
  readonly #open = new Set<string>();
  #nodes = 0;

  constructor(documents: Documents, side: Side) {
    this.#documents = documents;
    this.#hiddenBy = side === 'request' ? 'readOnly' : 'writeOnly';
  }

  copy(where: Location): JsonObject {
    const { at, ...found } = this.#documents.resolve(where);
    const id = idOf(at);
    this.#nodes += 1;
    if (!('value' in found) || this.#open.has(id) || this.#nodes > nodesMax) throw new NotInlinable();
    if (!isRecord(found.value)) return found.value === false ? { not: {} } : {};
    this.#open.add(id);
    const copied = this.#copyObject(found.value, at);
    this.#open.delete(id);
    return copied;
  }

  #copyObject(value: JsonObject, at: Location): JsonObject {
    const result: Record<string, unknown> = { ...typeIn30(value['type']) };
    for (const name of kept)
      if (value[name] !== undefined) Object.assign(result, limitIn30(name, value[name]));
    for (const name of ['allOf', 'anyOf', 'oneOf']) {
      const members = listOf(value[name]).map((_, index) => this.copy(below(at, name, index)));
      if (members.length > 0) result[name] = members;
    }
    if (isRecord(value['items'])) result['items'] = this.copy(below(at, 'items'));
    else if (result['type'] === 'array') result['items'] = {};
    if (value['not'] !== undefined) result['not'] = this.copy(below(at, 'not'));
    const extra = value['additionalProperties'];
    if (typeof extra === 'boolean') result['additionalProperties'] = extra;
    else if (extra !== undefined)
      result['additionalProperties'] = this.copy(below(at, 'additionalProperties'));
    return { ...result, ...this.#fields(value, at) };
  }

  #fields(value: JsonObject, at: Location): JsonObject {
    const names = Object.keys(isRecord(value['properties']) ? value['properties'] : {});
    const isHidden = (name: string): boolean => {
      const resolved = this.#documents.resolve(below(at, 'properties', name));
      return 'value' in resolved && isRecord(resolved.value) && resolved.value[this.#hiddenBy] === true;
    };
    const shown = names.filter((name) => !isHidden(name));
    const required = listOf(value['required']).filter(
      (name) => !names.includes(String(name)) || shown.includes(String(name)),
    );
    const properties = shown.map((name) => [name, this.copy(below(at, 'properties', name))] as const);
    return {
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
      ...(required.length > 0 ? { required } : {}),
    };
  }
}

/** A list of types becomes alternatives; `null` is left out, since openapi-diff does not look at it. */
function typeIn30(type: unknown): JsonObject {
  const types = (Array.isArray(type) ? type : [type]).filter(
    (name) => typeof name === 'string' && name !== 'null',
  );
  if (types.length === 0 || types.includes('file')) return {};
  return types.length === 1 ? { type: types[0] } : { anyOf: types.map((name) => typeWithItems(name)) };
}

function typeWithItems(name: string): JsonObject {
  return name === 'array' ? { type: name, items: {} } : { type: name };
}

/** In 3.1 an exclusive bound is a number of its own. */
function limitIn30(name: string, value: unknown): JsonObject {
  if (!name.startsWith('exclusive') || typeof value !== 'number') return { [name]: value };
  return { [name === 'exclusiveMaximum' ? 'maximum' : 'minimum']: value, [name]: true };
}
