/** Operations as OpenAPI 3.0 and 3.1 write them. */
import type { Body, Content, Parameter, Response } from '../contract.ts';
import { mediaTypeName } from '../media-types.ts';
import type { SchemaNode } from '../schema.ts';
import type { Documents } from './documents.ts';
import { noteUnknown } from './known-keys.ts';
import { withLifecycle } from './lifecycle.ts';
import { type Location, below } from './location.ts';
import { keyedParameters } from './parameters.ts';
import { type JsonObject, canonical, isRecord, membersOf, textOf } from './record.ts';
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
    for (const [key, { at, value }] of keyedParameters(head.parameters, head.path)) {
      if (!ignoredHeaders.has(key)) parameters.set(key, this.#parameter(at, value));
    }
    const body = this.#body(head);
    return { parameters, ...(body === undefined ? {} : { body }), responses: this.#responses(head) };
  }

  #parameter(at: Location, value: JsonObject): Parameter {
    noteUnknown('parameter', value, { at, unchecked: this.#documents.unchecked });
    const location = textOf(value['in']);
    return {
      name: textOf(value['name']),
      in: location,
      required: location === 'path' || value['required'] === true,
      schema: this.#parameterSchema(at, value),
      style: styleOf(value, location),
      ...contentOf(value),
      ...withLifecycle(value),
      at,
    };
  }

  #parameterSchema(at: Location, value: JsonObject): SchemaNode {
    const { mediaType } = contentOf(value);
    if (mediaType === undefined) return this.#schemas.node(below(at, 'schema'), value['schema']);
    return this.#schemas.node(below(at, 'content', mediaType, 'schema'));
  }

  #body(operation: OperationHead): Body | undefined {
    const { requestBody } = operation.value;
    if (requestBody === undefined) return undefined;
    const { at, ...found } = this.#documents.resolve(below(operation.at, 'requestBody'), requestBody);
    if (!('value' in found) || !isRecord(found.value)) return undefined;
    const { value } = found;
    const encodings = this.#encodings(at, value);
    return { required: value['required'] === true, content: this.#content(at, value), encodings, at };
  }

  #content(at: Location, { content }: JsonObject): Content {
    return new Map(
      membersOf(content).map(([name, value]) => [
        mediaTypeName(name),
        this.#schemas.node(
          below(at, 'content', name, 'schema'),
          isRecord(value) ? value['schema'] : undefined,
        ),
      ]),
    );
  }

  /** How the parts of forms are written, by media type and field. */
  #encodings(body: Location, { content }: JsonObject): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [mediaType, { encoding }] of membersOf(content).filter(isMember)) {
      for (const [field, { headers, ...written }] of membersOf(encoding).filter(isMember)) {
        if (headers !== undefined)
          this.#documents.unchecked.add('the headers of an encoding', below(body, 'content', mediaType));
        found.set(`${mediaTypeName(mediaType)} ${field}`, canonical(written));
      }
    }
    return found;
  }

  #responses(operation: OperationHead): Map<string, Response> {
    const all = below(operation.at, 'responses');
    const responses = new Map<string, Response>();
    for (const [status, written] of membersOf(operation.value['responses'])) {
      if (status.startsWith('x-')) continue;
      const { at, ...found } = this.#documents.resolve(below(all, status), written);
      const value = 'value' in found && isRecord(found.value) ? found.value : {};
      responses.set(status.toUpperCase().replace('DEFAULT', 'default'), {
        content: this.#content(at, value),
        headers: this.#headers(at, value),
        at,
      });
    }
    return responses;
  }

  #headers(response: Location, value: JsonObject): Map<string, Parameter> {
    const all = below(response, 'headers');
    const headers = new Map<string, Parameter>();
    for (const [name, written] of membersOf(value['headers'])) {
      const { at, ...found } = this.#documents.resolve(below(all, name), written);
      if (!('value' in found) || !isRecord(found.value) || name.toLowerCase() === 'content-type') continue;
      headers.set(name.toLowerCase(), this.#parameter(at, { ...found.value, name, in: 'header' }));
    }
    return headers;
  }
}

function isMember(entry: readonly [string, unknown]): entry is [string, JsonObject] {
  return isRecord(entry[1]);
}

/** A parameter whose value is a document of its own. */
function contentOf({ content }: JsonObject): { readonly mediaType?: string } {
  const [mediaType] = Object.keys(isRecord(content) ? content : {});
  return mediaType === undefined ? {} : { mediaType };
}

/** What a style allows beside how values are written, by the keyword that allows it. */
const allowances = {
  allowReserved: ', reserved characters as they are',
  allowEmptyValue: ', may be empty',
} as const;

export const marks: readonly string[] = Object.values(allowances);

const usualStyles: Readonly<Record<string, string>> = { query: 'form', cookie: 'form' };

function styleOf(value: JsonObject, location: string): string {
  const usual = usualStyles[location] ?? 'simple';
  const style = typeof value['style'] === 'string' ? value['style'] : usual;
  const explode = typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form';
  const { mediaType } = contentOf(value);
  if (mediaType !== undefined) return `as ${mediaTypeName(mediaType)}`;
  const isUsual = style === usual && explode === (style === 'form');
  const allowed = Object.entries(allowances).filter(([keyword]) => value[keyword] === true);
  return (isUsual ? '' : `style ${style}, explode ${explode}`) + allowed.map(([, mark]) => mark).join('');
}
