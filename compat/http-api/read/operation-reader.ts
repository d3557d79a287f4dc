/** Operations as OpenAPI 3.0 and 3.1 write them. */
import type { Body, Content, Parameter, Response } from '../contract.ts';
import type { SchemaNode } from '../schema.ts';
import type { Documents } from './documents.ts';
import { withLifecycle } from './lifecycle.ts';
import { type Location, below } from './location.ts';
import { keyedParameters } from './parameters.ts';
import { type JsonObject, isRecord, textOf } from './record.ts';
import type { SchemaReader } from './schema-reader.ts';
import type { OperationHead, VersionReader } from './version-reader.ts';

/** Headers that describe the transport; the specification says to ignore them as parameters. */
const ignoredHeaders = new Set(['header accept', 'header content-type', 'header authorization']);

export class OperationReader implements VersionReader {
  readonly #documents: Documents;
  readonly #schemas: SchemaReader;

  constructor(documents: Documents, schemas: SchemaReader) {
    this.#documents = documents;
    this.#schemas = schemas;
  }

  read(head: OperationHead): ReturnType<VersionReader['read']> {
    const parameters = new Map<string, Parameter>();
    for (const [key, { at, value }] of keyedParameters(this.#documents, head.parameters, head.path)) {
      if (!ignoredHeaders.has(key)) parameters.set(key, this.#parameter(at, value));
    }
    const body = this.#body(below(head.at, 'requestBody'));
    return { parameters, ...(body === undefined ? {} : { body }), responses: this.#responses(head.at) };
  }

  #parameter(at: Location, value: JsonObject): Parameter {
    const location = textOf(value['in']);
    return {
      name: textOf(value['name']),
      in: location,
      required: location === 'path' || value['required'] === true,
      schema: this.#parameterSchema(at, value),
      style: styleOf(value, location),
      ...withLifecycle(value),
      at,
    };
  }

  #parameterSchema(at: Location, value: JsonObject): SchemaNode {
    const [mediaType] = Object.keys(isRecord(value['content']) ? value['content'] : {});
    const steps = mediaType === undefined ? ['schema'] : ['content', mediaType, 'schema'];
    return this.#schemas.node(below(at, ...steps));
  }

  #body(where: Location): Body | undefined {
    const { at, ...found } = this.#documents.resolve(where);
    if (!('value' in found) || !isRecord(found.value)) return undefined;
    return { required: found.value['required'] === true, content: this.#content(at), at };
  }

  #content(at: Location): Content {
    const content = this.#documents.value(below(at, 'content'));
    const mediaTypes = Object.keys(isRecord(content) ? content : {});
    return new Map(
      mediaTypes.map((name) => [
        bareMediaType(name),
        this.#schemas.node(below(at, 'content', name, 'schema')),
      ]),
    );
  }

  #responses(operation: Location): Map<string, Response> {
    const all = below(operation, 'responses');
    const written = this.#documents.value(all);
    const responses = new Map<string, Response>();
    for (const status of Object.keys(isRecord(written) ? written : {})) {
      if (status.startsWith('x-')) continue;
      const { at } = this.#documents.resolve(below(all, status));
      responses.set(status.toUpperCase().replace('DEFAULT', 'default'), {
        content: this.#content(at),
        headers: this.#headers(at),
        at,
      });
    }
    return responses;
  }

  #headers(response: Location): Map<string, Parameter> {
    const all = below(response, 'headers');
    const written = this.#documents.value(all);
    const headers = new Map<string, Parameter>();
    for (const name of Object.keys(isRecord(written) ? written : {})) {
      const { at, ...found } = this.#documents.resolve(below(all, name));
      if (!('value' in found) || !isRecord(found.value) || name.toLowerCase() === 'content-type') continue;
      headers.set(name.toLowerCase(), this.#parameter(at, { ...found.value, name, in: 'header' }));
    }
    return headers;
  }
}

export function bareMediaType(name: string): string {
  return (name.split(';', 1)[0] ?? '').trim().toLowerCase();
}

const usualStyles: Readonly<Record<string, string>> = { query: 'form', cookie: 'form' };

function styleOf(value: JsonObject, location: string): string {
  const usual = usualStyles[location] ?? 'simple';
  const style = typeof value['style'] === 'string' ? value['style'] : usual;
  const explode = typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form';
  const isUsual = style === usual && explode === (style === 'form');
  return isUsual ? '' : `style ${style}, explode ${explode}`;
}
