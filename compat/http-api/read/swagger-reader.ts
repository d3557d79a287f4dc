/** Operations as Swagger 2.0 writes them: bodies and form fields stand among the parameters. */
import type { Body, Parameter, Response } from '../contract.ts';
import type { Schema, SchemaNode } from '../schema.ts';
import { blankSchema } from './blank-schema.ts';
import { mediaTypeName } from '../media-types.ts';
import type { Documents } from './documents.ts';
import { noteUnknown } from './known-keys.ts';
import { withLifecycle } from './lifecycle.ts';
import { type Location, below } from './location.ts';
import { keyedParameters } from './parameters.ts';
import { type JsonObject, isRecord, listOf, membersOf, textOf } from './record.ts';
import type { SchemaReader } from './schema-reader.ts';
import type { OperationHead, VersionReader } from './version-reader.ts';

type Keyed = ReturnType<typeof keyedParameters>;

export class SwaggerReader implements VersionReader {
  readonly #documents: Documents;
  readonly #schemas: SchemaReader;
  readonly #root: JsonObject;

  constructor(documents: Documents, schemas: SchemaReader, root: JsonObject) {
    this.#documents = documents;
    this.#schemas = schemas;
    this.#root = root;
  }

  read(head: OperationHead): ReturnType<VersionReader['read']> {
    const all = keyedParameters(head.parameters, head.path);
    const parameters = new Map<string, Parameter>();
    for (const [key, { at, value }] of all) {
      if (value['in'] !== 'body' && value['in'] !== 'formData')
        parameters.set(key, this.#parameter(at, value));
    }
    const body = this.#body(all, head.value) ?? this.#form(all, head.value);
    const produces = mediaTypes(head.value['produces'] ?? this.#root['produces']);
    return {
      parameters,
      ...(body === undefined ? {} : { body }),
      responses: this.#responses(head, produces),
    };
  }

  #parameter(at: Location, value: JsonObject): Parameter {
    noteUnknown('parameter', value, { at, unchecked: this.#documents.unchecked });
    const location = textOf(value['in']);
    return {
      name: textOf(value['name']),
      in: location,
      required: location === 'path' || value['required'] === true,
      // In 2.0 the keywords of the schema stand in the parameter itself.
      schema: this.#schemas.node(at, value),
      style: styleOf(value, location),
      ...withLifecycle(value),
      at,
    };
  }

  #body(all: Keyed, operation: JsonObject): Body | undefined {
    const [body, second] = [...all.values()].filter(({ value }) => value['in'] === 'body');
    if (second !== undefined) this.#documents.unchecked.add('a second body of one request', second.at);
    if (body === undefined) return undefined;
    const schema = this.#schemas.node(below(body.at, 'schema'), body.value['schema']);
    const consumes = mediaTypes(operation['consumes'] ?? this.#root['consumes']);
    return {
      required: body.value['required'] === true,
      content: new Map(consumes.map((name) => [name, schema])),
      at: body.at,
    };
  }

  #form(all: Keyed, operation: JsonObject): Body | undefined {
    const fields = [...all.values()].filter(({ value }) => value['in'] === 'formData');
    const [first] = fields;
    if (first === undefined) return undefined;
    const required = fields.filter(({ value }) => value['required'] === true);
    const name = ({ value }: { readonly value: JsonObject }): string => textOf(value['name']);
    const schema: Schema = {
      ...blankSchema(first.at),
      types: new Set(['object']),
      properties: new Map(fields.map((field) => [name(field), this.#schemas.node(field.at, field.value)])),
      required: new Set(required.map(name)),
    };
    const node: SchemaNode = {
      id: `form of ${first.at.file}#${first.at.pointer}`,
      at: first.at,
      read: () => schema,
    };
    const consumes = mediaTypes(
      operation['consumes'] ?? this.#root['consumes'],
      'application/x-www-form-urlencoded',
    );
    return {
      required: required.length > 0,
      content: new Map(consumes.map((mediaType) => [mediaType, node])),
      at: first.at,
    };
  }

  #responses(operation: OperationHead, produces: readonly string[]): Map<string, Response> {
    const all = below(operation.at, 'responses');
    const responses = new Map<string, Response>();
    for (const [status, written] of membersOf(operation.value['responses'])) {
      const { at, ...found } = this.#documents.resolve(below(all, status), written);
      if (status.startsWith('x-') || !('value' in found) || !isRecord(found.value)) continue;
      const schema = found.value['schema'] === undefined ? [] : [this.#schemas.node(below(at, 'schema'))];
      const headers = isRecord(found.value['headers']) ? Object.keys(found.value['headers']) : [];
      responses.set(status, {
        content: new Map(produces.flatMap((name) => schema.map((node) => [name, node] as const))),
        headers: new Map(headers.map((name) => [name.toLowerCase(), this.#header(at, name)])),
        at,
      });
    }
    return responses;
  }

  #header(response: Location, name: string): Parameter {
    const at = below(response, 'headers', name);
    return { name, in: 'header', required: false, schema: this.#schemas.node(at), style: '', at };
  }
}

function mediaTypes(value: unknown, usual = 'application/json'): string[] {
  const named = listOf(value).filter((name) => typeof name === 'string');
  return named.length === 0 ? [usual] : named.map(mediaTypeName);
}

/** Of a query, in the words of 3.x. */
const queryStyles: Readonly<Record<string, string>> = {
  csv: 'style form, explode false',
  multi: '',
  ssv: 'style spaceDelimited, explode false',
  pipes: 'style pipeDelimited, explode false',
};

/** How a list is written; the usual style of 3.x, which differs between places, is empty. */
function styleOf({ type, collectionFormat }: JsonObject, location: string): string {
  if (type !== 'array') return '';
  const format = textOf(collectionFormat) || 'csv';
  const own = format === 'csv' ? '' : `collectionFormat ${format}`;
  return location === 'query' ? (queryStyles[format] ?? own) : own;
}
