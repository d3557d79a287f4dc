/** Finds every field of an OpenAPI or Swagger description, with what it tells of itself. Pure. */
import { parse } from 'yaml';

export const tellings = ['type', 'description', 'default'] as const;
export type Telling = (typeof tellings)[number];

/** A parameter, or a member of a body. */
export interface DescribedField {
  /** For example `GET /orders query page` or `POST /orders body items.price`. */
  readonly name: string;
  /** What it tells. A field that must be given, and one of a reply, needs no default. */
  readonly tells: readonly Telling[];
}

export interface ApiDescription {
  readonly operations: number;
  readonly fields: readonly DescribedField[];
}

type Data = Readonly<Record<string, unknown>>;

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];
const typeWords = ['type', 'enum', 'const', 'oneOf', 'anyOf', 'allOf', 'properties', '$ref'];
const referencesMax = 20;
const schemasMax = 10_000;

/** What stands before the names of members, and whether callers send them. */
interface Place {
  readonly name: string;
  readonly isAsked: boolean;
}

/** @throws {Error} in plain words for a text that is no such description */
export function describedFields(text: string): ApiDescription {
  const root = objectOf(parse(text, { maxAliasCount: 1000 }) as unknown);
  if (root['openapi'] === undefined && root['swagger'] === undefined)
    throw new Error('it is neither of OpenAPI nor of Swagger');
  const reader = new FieldReader(root);
  let operations = 0;
  for (const [path, item] of Object.entries(objectOf(root['paths']))) {
    const shared = reader.resolved(item);
    for (const method of methods.filter((each) => Object.hasOwn(shared, each))) {
      operations += 1;
      reader.operation(`${method.toUpperCase()} ${path}`, shared, objectOf(shared[method]));
    }
  }
  return { operations, fields: [...reader.fields.values()] };
}

class FieldReader {
  /** By name. */
  readonly fields = new Map<string, DescribedField>();
  readonly #root: Data;

  constructor(root: Data) {
    this.#root = root;
  }

  operation(name: string, shared: Data, operation: Data): void {
    for (const each of [...listOf(shared['parameters']), ...listOf(operation['parameters'])]) {
      const parameter = this.resolved(each);
      const place = `${name} ${textOf(parameter['in'])}`;
      const schema = this.resolved(parameter['schema'] ?? parameter);
      if (parameter['in'] === 'body') this.#members({ name: `${place} `, isAsked: true }, schema);
      else
        this.#field(
          `${place} ${textOf(parameter['name'])}`,
          { ...schema, ...described(parameter) },
          parameter['required'] !== true,
        );
    }
    for (const media of Object.values(objectOf(this.resolved(operation['requestBody'])['content'])))
      this.#members({ name: `${name} body `, isAsked: true }, this.resolved(objectOf(media)['schema']));
    for (const [status, each] of Object.entries(objectOf(operation['responses']))) {
      const reply = this.resolved(each);
      const schemas = Object.values(objectOf(reply['content'])).map((media) => objectOf(media)['schema']);
      for (const schema of [...schemas, reply['schema']])
        this.#members({ name: `${name} ${status} `, isAsked: false }, this.resolved(schema));
    }
  }

  /** The object itself, or that which a local `$ref` names. */
  resolved(value: unknown): Data {
    let found = objectOf(value);
    for (let depth = 0; depth < referencesMax && typeof found['$ref'] === 'string'; depth += 1) {
      const reference = found['$ref'];
      if (!reference.startsWith('#/')) return found;
      const parts = reference
        .slice(2)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      found = {
        ...parts.reduce<Data>((data, part) => objectOf(data[part]), this.#root),
        ...described(found),
      };
    }
    return found;
  }

  /** Members of members, too. A schema is gone into once for each body: what holds itself has no end. */
  #members(place: Place, schema: Data, seen: Set<unknown> = new Set()): void {
    const { name, isAsked } = place;
    const members = objectOf(schema['properties']);
    if (seen.size > schemasMax || seen.has(schema['properties'])) return;
    if (schema['properties'] !== undefined) seen.add(members);
    const required = listOf(schema['required']);
    for (const [member, written] of Object.entries(members)) {
      const own = this.resolved(written);
      this.#field(`${name}${member}`, own, isAsked && !required.includes(member));
      this.#members({ name: `${name}${member}.`, isAsked }, own, seen);
    }
    const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((word) => listOf(schema[word]));
    for (const part of [...parts, ...(schema['items'] === undefined ? [] : [schema['items']])]) {
      if (seen.has(part)) continue;
      seen.add(part);
      this.#members(place, this.resolved(part), seen);
    }
  }

  #field(name: string, schema: Data, needsDefault: boolean): void {
    const tells = [
      ...(typeWords.some((word) => schema[word] !== undefined) ? (['type'] as const) : []),
      ...(textOf(schema['description']).trim() === '' ? [] : (['description'] as const)),
      ...(!needsDefault || schema['default'] !== undefined ? (['default'] as const) : []),
    ];
    if (!this.fields.has(name)) this.fields.set(name, { name, tells });
  }
}

/** What stands beside a reference counts more than what stands there. */
function described({ description }: Data): Data {
  return description === undefined ? {} : { description };
}

function objectOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
