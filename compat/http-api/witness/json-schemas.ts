/**
 * Schemas of a contract as JSON Schema 2020-12. They are made from the words of the contract and not from our model of
 * them, so that a validator judges independently of our comparison.
 */
import type { Contract, Side } from '../contract.ts';
import { type Location, below, idOf } from '../read/location.ts';
import { type JsonObject, isRecord, listOf } from '../read/record.ts';
import type { SchemaNode } from '../schema.ts';

export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/** Leads to a schema that becomes code only when a value comes to it: from one schema often all others can be reached. */
export const onDemand = 'x-on-demand';

/** More schemas than this are not turned into code for a validator. */
const nodesMax = 30_000;

const copied =
  'type enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format minItems maxItems uniqueItems minContains maxContains minProperties maxProperties dependentRequired'.split(
    ' ',
  );
const single = 'items additionalProperties not contains propertyNames'.split(' ');
const singleIn31 = 'if then else unevaluatedProperties unevaluatedItems'.split(' ');
const listed = 'allOf anyOf oneOf prefixItems'.split(' ');
const named = 'properties patternProperties dependentSchemas'.split(' ');
/** These judge the value that the schema around them judges, and not a part of it. */
const sameValue = new Set('not if then else allOf anyOf oneOf dependentSchemas'.split(' '));

export class JsonSchemas {
  readonly #contract: Contract;
  readonly #hiddenBy: string;
  readonly #is31: boolean;
  readonly #prefix: string;
  readonly #fields: ReadonlySet<string> | undefined;
  readonly #names = new Map<string, string>();
  readonly #named = new Map<string, Location>();
  readonly #taken = new Set<string>();
  readonly #places = new WeakMap<object, Location>();
  #waiting: string[] = [];
  #nodes = 0;

  /**
   * `prefix` begins the name of each schema. `fields`: the schemas need judge only values without other fields; what they
   * say of others is left out.
   */
  constructor(
    contract: Contract,
    {
      side,
      prefix,
      fields,
    }: { readonly side: Side; readonly prefix: string; readonly fields?: ReadonlySet<string> | undefined },
  ) {
    this.#contract = contract;
    this.#prefix = prefix;
    this.#fields = fields;
    this.#hiddenBy = side === 'request' ? 'readOnly' : 'writeOnly';
    this.#is31 = contract.format.startsWith('OpenAPI 3.') && !contract.format.startsWith('OpenAPI 3.0');
  }

  /** A schema that leads to the one of the node. */
  refTo(node: SchemaNode): JsonSchema {
    if (node.id.endsWith(`#${node.at.pointer}`) && !/^(?:any|nothing) in /.test(node.id))
      return this.#onDemand(node.at);
    const { properties, required, types } = node.read();
    if (properties.size === 0) return true;
    // the fields of a form stand beside each other in the contract, not in a schema of their own
    return {
      type: [...types],
      properties: Object.fromEntries([...properties].map(([name, inner]) => [name, this.refTo(inner)])),
      required: [...required],
    };
  }

  /**
   * The schema of that name, and those that judge the same value with it, by name; each is given once.
   *
   * @throws an error where there are too many.
   */
  take(first: string): Map<string, JsonSchema> {
    const given = new Map<string, JsonSchema>();
    this.#waiting = [first];
    for (let name = this.#waiting.pop(); name !== undefined; name = this.#waiting.pop()) {
      const at = this.#named.get(name);
      if (at === undefined || this.#taken.has(name)) continue;
      this.#taken.add(name);
      given.set(name, this.#convert(at));
    }
    return given;
  }

  /** Where a schema that was made here stands in the contract. */
  placeOf(schema: object): Location | undefined {
    return this.#places.get(schema);
  }

  #ref(at: Location): JsonSchema {
    const name = this.#nameFor(at);
    if (name === undefined) return true;
    this.#waiting.push(name);
    return { $ref: name };
  }

  #onDemand(at: Location): JsonSchema {
    const name = this.#nameFor(at);
    return name === undefined ? true : { [onDemand]: name };
  }

  /** Undefined where the reference leads to nothing. */
  #nameFor(at: Location): string | undefined {
    const end = this.#contract.resolved(at);
    if (end === undefined) return undefined;
    // beside a reference 3.1 allows further keywords
    const target = this.#is31 && this.#hasSiblings(at) ? at : end;
    const id = idOf(target);
    const name = this.#names.get(id) ?? `${this.#prefix}${this.#names.size}`;
    this.#names.set(id, name);
    this.#named.set(name, target);
    return name;
  }

  #hasSiblings(at: Location): boolean {
    const value = this.#contract.valueAt(at);
    return isRecord(value) && '$ref' in value && Object.keys(value).some((key) => copied.includes(key));
  }

  #convert(at: Location): JsonSchema {
    this.#nodes += 1;
    if (this.#nodes > nodesMax) throw new Error(`more than ${nodesMax} schemas`);
    const value = this.#contract.valueAt(at);
    if (!isRecord(value)) return value !== false;
    const own = this.#keywords(value, at);
    const all = hasReference(value) ? { ...own, allOf: [this.#referred(at)] } : own;
    this.#places.set(all, at);
    if (this.#is31 || (value['nullable'] ?? value['x-nullable']) !== true) return all;
    return { anyOf: [{ type: 'null' }, all] };
  }

  #referred(at: Location): JsonSchema {
    const end = this.#contract.resolved(at);
    return end === undefined ? true : this.#ref(end);
  }

  /** A schema for the same value: what it says of fields that nobody names must be known around it. */
  #beside(at: Location): JsonSchema {
    return hasReference(this.#contract.valueAt(at)) ? this.#ref(at) : this.#convert(at);
  }

  /** A schema for a part of the value, in place where it leads nowhere else. */
  #inner(at: Location): JsonSchema {
    const value = this.#contract.valueAt(at);
    const isFork = isRecord(value) && (hasReference(value) || listed.some((name) => name in value));
    return isFork ? this.#onDemand(at) : this.#convert(at);
  }

  #under(keyword: string, at: Location): JsonSchema {
    return sameValue.has(keyword) ? this.#beside(at) : this.#inner(at);
  }

  #keywords(value: JsonObject, at: Location): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const name of copied) if (value[name] !== undefined) result[name] = value[name];
    asIn31(result);
    if (result['type'] === 'file') delete result['type'];
    const usual = usualType(value);
    if (result['type'] === undefined && usual !== undefined) result['type'] = usual;
    for (const name of this.#is31 ? [...single, ...singleIn31] : single)
      if (isRecord(value[name]) || typeof value[name] === 'boolean')
        result[name] = this.#under(name, below(at, name));
    for (const name of listed) {
      const members = listOf(value[name]).map((_, index) => this.#under(name, below(at, name, index)));
      if (members.length > 0) result[name] = members;
    }
    for (const name of named) {
      const held = value[name];
      if (!isRecord(held)) continue;
      const isIdle = (key: string): boolean => name === 'properties' && this.#fields?.has(key) === false;
      result[name] = Object.fromEntries(
        Object.keys(held).map((key) => [key, isIdle(key) || this.#under(name, below(at, name, key))]),
      );
    }
    Object.assign(result, this.#olderWords(value, at));
    const required = listOf(value['required']).filter(
      (name) => !this.#isHidden(below(at, 'properties', String(name))),
    );
    if (required.length > 0) result['required'] = required;
    return result;
  }

  /** What drafts before 2019-09 called otherwise. */
  #olderWords(value: JsonObject, at: Location): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    if (Array.isArray(value['items'])) {
      result['prefixItems'] = value['items'].map((_, index) => this.#inner(below(at, 'items', index)));
      if (value['additionalItems'] !== undefined) result['items'] = this.#inner(below(at, 'additionalItems'));
    }
    const { dependencies } = value;
    if (!isRecord(dependencies)) return result;
    const [lists, schemas] = [true, false].map((isList) =>
      Object.entries(dependencies).filter(([, needed]) => Array.isArray(needed) === isList),
    );
    if (lists?.length) result['dependentRequired'] = Object.fromEntries(lists);
    const convert = (name: string): JsonSchema => this.#beside(below(at, 'dependencies', name));
    if (schemas?.length)
      result['dependentSchemas'] = Object.fromEntries(schemas.map(([name]) => [name, convert(name)]));
    return result;
  }

  #isHidden(at: Location): boolean {
    const end = this.#contract.resolved(at);
    const value = end && this.#contract.valueAt(end);
    return isRecord(value) && value[this.#hiddenBy] === true;
  }
}

function hasReference(value: unknown): boolean {
  return isRecord(value) && typeof value['$ref'] === 'string';
}

/** Before 3.1 `exclusiveMinimum: true` said that `minimum` itself is refused. */
function asIn31(schema: Record<string, unknown>): void {
  for (const name of ['Minimum', 'Maximum']) {
    const [exclusive, plain] = [`exclusive${name}`, name.toLowerCase()];
    if (schema[exclusive] === true && schema[plain] !== undefined) {
      schema[exclusive] = schema[plain];
      delete schema[plain];
    } else if (typeof schema[exclusive] === 'boolean') delete schema[exclusive];
  }
}

/** As our reading takes it where authors leave the type out. */
function usualType(value: JsonObject): string | undefined {
  if ('type' in value) return undefined;
  if ('properties' in value || 'additionalProperties' in value) return 'object';
  return 'items' in value ? 'array' : undefined;
}
