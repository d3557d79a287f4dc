import type { Witness } from '../../witness.ts';
import type { ProtoEnum, ProtoField, ProtoSchema } from '../model.ts';
import type { Direction, TriedSide } from './direction.ts';
import { type Sample, samplesOf } from './samples.ts';

/** The same value in the JSON of both sides, by the JSON mapping; undefined where they write it alike. */
export function jsonWitness(number: number, { writer, reader, names }: Direction): Witness | undefined {
  const [mine, other] = [jsonOf(number, writer), jsonOf(number, reader)];
  if (mine === undefined || mine === other) return undefined;
  const title = `JSON that the ${names[0]} writes and the ${names[1]} does not expect`;
  return { title, text: `written   ${mine}\nexpected  ${other ?? 'no such field'}` };
}

function jsonOf(number: number, { schema, fields }: TriedSide): string | undefined {
  const field = fields.find((one) => one.number === number);
  const [value] = field === undefined ? [] : samplesOf(field, schema);
  if (field === undefined || value === undefined) return undefined;
  return JSON.stringify({ [field.jsonName]: written(value, field, schema) });
}

function written(value: Sample, field: ProtoField, schema: ProtoSchema): unknown {
  if (Array.isArray(value)) return value.map((one: Sample) => written(one, field, schema));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const known = schema.enums.get(field.type);
  if (known !== undefined && typeof value === 'number') return nameOf(value, known);
  return typeof value === 'number' && field.type.endsWith('64') ? String(value) : value;
}

function nameOf(number: number, { values }: ProtoEnum): string | number {
  return values.get(number)?.[0] ?? number;
}
