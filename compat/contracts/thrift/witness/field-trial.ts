/** Writes a struct with one field as the one side does, and reads it as code that Thrift makes for the other. */
import type { Fails } from '../../change.ts';
import type { Witness } from '../../witness.ts';
import type { ThriftField } from '../model.ts';
import { hex, sampleOf, type WireType, wireType } from './binary.ts';

/** What the reading needs of a field. */
export type TriedField = Pick<ThriftField, 'id' | 'name' | 'requiredness' | 'type'>;

/** The field on both sides; absent where a side does not have it. */
export interface FieldTrial {
  readonly before: TriedField | undefined;
  readonly after: TriedField | undefined;
  readonly fails: Fails;
}

/** Undefined where no value shows it. */
export function fieldWitness({ before, after, fails }: FieldTrial): Witness | undefined {
  const forOld = fails.oldReader ? tried(after, before, ['candidate', 'baseline']) : undefined;
  return forOld ?? (fails.newReader ? tried(before, after, ['baseline', 'candidate']) : undefined);
}

function tried(
  writer: TriedField | undefined,
  reader: TriedField | undefined,
  [by, other]: readonly [string, string],
): Witness | undefined {
  // A side that must write the field never leaves it out.
  const fields = [...(writer ? [writer] : []), ...(writer?.requiredness === 'required' ? [] : [undefined])];
  for (const field of fields) {
    const read = reader && readAs(field, reader);
    if (read === undefined) continue;
    const { value, bytes } = structOf(field);
    const title = `Bytes that the ${by} writes and the ${other} reads otherwise, or refuses`;
    return { title, text: `written  ${JSON.stringify(value)}\nbytes    ${hex(bytes)}\nread     ${read}` };
  }
  return undefined;
}

function structOf(field: TriedField | undefined): { readonly value: unknown; readonly bytes: Buffer } {
  if (field === undefined) return { value: {}, bytes: Buffer.of(0) };
  const type = wireType(field.type.wire);
  const { value, bytes } = sampleOf(type);
  const head = Buffer.from([type.code, 0, 0]);
  head.writeInt16BE(field.id, 1);
  return { value: { [field.name]: value }, bytes: Buffer.concat([head, bytes, Buffer.of(0)]) };
}

/** Undefined where it is read as it was written. A field of another type is passed over, as one that is not known. */
function readAs(
  written: TriedField | undefined,
  { id, name, requiredness, type }: TriedField,
): string | undefined {
  const given = written && wireType(written.type.wire);
  const wanted = wireType(type.wire);
  if (given?.code === wanted.code) {
    const other = otherInside(given, wanted);
    return other && `refused: ${other}`;
  }
  if (requiredness === 'required') return `refused: the required field ${id} ${name} is missing`;
  return given && `{}, for field ${id} is passed over: it is ${given.name}, and ${wanted.name} is expected`;
}

function otherInside(given: WireType, wanted: WireType): string | undefined {
  for (const [index, one] of given.inner.entries()) {
    const other = wanted.inner[index];
    if (other === undefined) continue;
    if (one.code !== other.code) return `the ${given.name} holds ${one.name}, and ${other.name} is expected`;
    const below = otherInside(one, other);
    if (below !== undefined) return below;
  }
  return undefined;
}
