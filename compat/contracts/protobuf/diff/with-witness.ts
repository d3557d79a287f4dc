import { both, type Found } from '../../change-collector.ts';
import type { ProtoField, ProtoSchema } from '../model.ts';
import type { TriedSide } from '../witness/direction.ts';
import type { DiffContext } from './context.ts';

interface ChangedField {
  readonly before?: ProtoField;
  readonly after?: ProtoField;
  /** Whole name of the message that holds it. */
  readonly type: string;
}

/** Tries the field together with those of its oneof, of which a reader keeps one only. */
export function withWitness(
  found: Found,
  { before, after, type }: ChangedField,
  context: DiffContext,
): Found {
  const { trials, old, now } = context;
  const { fails = both, layer } = found;
  const number = (after ?? before)?.number ?? 0;
  const oneofs = new Set([before?.oneof, after?.oneof]);
  const fieldsOf = (schema: ProtoSchema): ProtoField[] => [
    ...(schema.messages.get(type)?.fields.values() ?? []),
  ];
  const shared = [...fieldsOf(old), ...fieldsOf(now)].filter(
    ({ oneof }) => oneof !== undefined && oneofs.has(oneof),
  );
  const numbers = new Set(shared.map((field) => field.number).filter((one) => one !== number));
  const side = (schema: ProtoSchema, own: ProtoField | undefined): TriedSide => {
    const others = fieldsOf(schema).filter((field) => numbers.has(field.number));
    return { schema, fields: own === undefined ? others : [own, ...others] };
  };
  const witness = trials.witness({ number, old: side(old, before), now: side(now, after), fails, layer });
  return witness === undefined ? found : { ...found, witness };
}
