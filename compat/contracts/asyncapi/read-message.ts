import type { Documents } from '../../http-api/read/documents.ts';
import { below, type Location } from '../../http-api/read/location.ts';
import { isRecord, type JsonObject, listOf, textOf } from '../../http-api/read/record.ts';
import type { Place } from '../change.ts';
import type { AsyncMessage, AsyncSchema } from './model.ts';

interface MessageHead {
  readonly at: Location;
  readonly value: JsonObject;
  readonly name: string;
  readonly contentType: string;
}

type PlaceOf = (at: Location) => Place;

/** A message with its schemas; what its traits say counts where it says nothing itself. */
export function messageAt(
  { at, value, name, contentType }: MessageHead,
  documents: Documents,
  placeOf: PlaceOf,
): AsyncMessage {
  const schemas = new Map<'payload' | 'headers', AsyncSchema>();
  for (const part of ['payload', 'headers'] as const) {
    const holder = [at, ...traitsOf(at, value, documents)].find((one) => holds(one, part, documents));
    if (holder === undefined) continue;
    const format = part === 'payload' ? textOf(value['schemaFormat']) : '';
    const schema = schemaAt(below(holder, part), format, documents);
    schemas.set(part, { ...schema, at: placeOf(below(holder, part)) });
  }
  return { name, at: placeOf(at), contentType, schemas };
}

function traitsOf(at: Location, { traits }: JsonObject, documents: Documents): Location[] {
  return listOf(traits).map((_, index) => documents.resolve(below(at, 'traits', index)).at);
}

function holds(at: Location, part: string, documents: Documents): boolean {
  const value = documents.value(at);
  return isRecord(value) && part in value;
}

/** Version 3 may write `{ schemaFormat, schema }`; version 2 names the format beside the payload. */
function schemaAt(from: Location, named: string, documents: Documents): Omit<AsyncSchema, 'at'> {
  const found = documents.resolve(from);
  const value = 'value' in found ? found.value : undefined;
  const isWrapped = isRecord(value) && typeof value['schemaFormat'] === 'string' && 'schema' in value;
  const at = isWrapped ? below(found.at, 'schema') : from;
  const format = isWrapped ? textOf(value['schemaFormat']) : named;
  const end = documents.resolve(at);
  return {
    form: formOf(format),
    format,
    reference: `./${encodeURI(at.file)}#${encodeURI(at.pointer)}`,
    value: 'value' in end ? end.value : undefined,
  };
}

function formOf(format: string): AsyncSchema['form'] {
  if (format === '' || /asyncapi|schema\+|openapi/.test(format)) return 'json-schema';
  return format.includes('avro') ? 'avro' : 'other';
}
