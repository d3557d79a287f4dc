/** Writes a value of a changed field with the one schema and reads the bytes with the other, by protobufjs. */
import type { Fails } from '../../change.ts';
import { type Witness, witnessesMax } from '../../witness.ts';
import type { ProtoField, ProtoSchema } from '../model.ts';
import type { Protobuf, protobuf } from '../read/parser.ts';
import type { Direction, TriedSide } from './direction.ts';
import { jsonWitness } from './json-witness.ts';
import { type Sample, samplesOf, scalarsOf } from './samples.ts';

export interface Trial {
  readonly number: number;
  readonly old: TriedSide;
  readonly now: TriedSide;
  readonly fails: Fails;
  readonly layer: 'wire' | 'json' | 'source';
}

const holder = 'Tried';

export class FieldTrials {
  readonly #library: Protobuf;
  #made = 0;

  constructor(library: Protobuf) {
    this.#library = library;
  }

  /** Undefined where no value shows it. */
  witness({ number, old, now, fails, layer }: Trial): Witness | undefined {
    this.#made += 1;
    if (layer === 'source' || this.#made > witnessesMax) return undefined;
    const directions = [
      ...(fails.oldReader ? [{ writer: now, reader: old, names: ['candidate', 'baseline'] as const }] : []),
      ...(fails.newReader ? [{ writer: old, reader: now, names: ['baseline', 'candidate'] as const }] : []),
    ];
    for (const direction of directions) {
      const found = layer === 'json' ? jsonWitness(number, direction) : this.#try(number, direction);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #try(number: number, { writer, reader, names }: Direction): Witness | undefined {
    try {
      const types = { writer: this.#typeOf(writer), reader: this.#typeOf(reader) };
      for (const value of valuesOf(number, writer)) {
        const bytes = types.writer.encode(types.writer.create(value)).finish();
        const read = readWith(types.reader, bytes);
        const written = shown(types.writer, types.writer.decode(bytes));
        if (read === written) continue;
        const title = `Bytes that the ${names[0]} writes and the ${names[1]} reads otherwise, or refuses`;
        const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
        return { title, text: `written  ${written}\nbytes    ${hex || 'none'}\nread     ${read}` };
      }
    } catch {
      // what the library cannot build is described instead
    }
    return undefined;
  }

  #typeOf({ schema, fields }: TriedSide): protobuf.Type {
    const { Type, Field, MapField, OneOf, Root } = this.#library;
    const type = new Type(holder);
    for (const field of fields) {
      const [, key, value = field.type] = /^map<(\w+), (.*)>$/.exec(field.type) ?? [];
      const inner = this.#innerType(value, field, schema);
      if (typeof inner !== 'string') type.add(inner);
      const name = typeof inner === 'string' ? inner : inner.name;
      const made =
        key === undefined
          ? new Field(field.name, field.number, name, ruleOf(field), undefined, { packed: true })
          : (new MapField(field.name, field.number, key, name) as unknown as protobuf.Field);
      type.add(made);
    }
    for (const oneof of new Set(fields.map((field) => field.oneof))) {
      const names = fields.filter((field) => field.oneof === oneof).map(({ name }) => name);
      if (oneof !== undefined) type.add(new OneOf(oneof, names));
    }
    new Root().add(type);
    return type;
  }

  /** Enums travel as numbers; of other messages the plain fields are enough. */
  #innerType(
    value: string,
    { number, form }: ProtoField,
    { enums, messages }: ProtoSchema,
  ): string | protobuf.Type {
    if (form === 'scalar' || value in this.#library.types.basic) return value;
    if (enums.has(value)) return 'int32';
    const inner = new this.#library.Type(`Inner${number}`);
    for (const field of scalarsOf(messages.get(value)?.fields ?? new Map()))
      inner.add(new this.#library.Field(field.name, field.number, field.type));
    return inner;
  }
}

function ruleOf({ cardinality }: ProtoField): string | undefined {
  return cardinality === 'repeated' || cardinality === 'required' ? cardinality : undefined;
}

/** Whole values: the changed field with the first of all others, and those alone where a writer may leave it out. */
function valuesOf(number: number, { schema, fields }: TriedSide): Record<string, Sample>[] {
  const own = fields.find((field) => field.number === number);
  const rest = fields
    // a writer sets one of a oneof
    .filter((field) => field !== own && (own?.oneof === undefined || field.oneof !== own.oneof))
    .map((field) => [field.name, samplesOf(field, schema)[0]] as const)
    .filter((entry): entry is readonly [string, Sample] => entry[1] !== undefined);
  const without = own?.cardinality === 'required' ? [] : [Object.fromEntries(rest)];
  if (own === undefined) return without;
  const given = samplesOf(own, schema).map((value) => Object.fromEntries([[own.name, value], ...rest]));
  return [...given, ...without];
}

function readWith(type: protobuf.Type, bytes: Uint8Array): string {
  try {
    return shown(type, type.decode(bytes));
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Of a oneof that several were written of, a reader keeps the last; the library tells which one it is. */
function shown(type: protobuf.Type, message: protobuf.Message): string {
  const values: Record<string, unknown> = type.toObject(message, {
    longs: String,
    bytes: String,
    oneofs: true,
  });
  const lost = new Set(
    type.oneofsArray.flatMap(({ name, oneof }) => [name, ...oneof.filter((field) => field !== values[name])]),
  );
  return JSON.stringify(Object.fromEntries(Object.entries(values).filter(([name]) => !lost.has(name))));
}
