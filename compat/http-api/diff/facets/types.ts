import { type Effect, effectOf } from '../../changes.ts';
import { type Schema, type TypeName, allTypes } from '../../schema.ts';
import { minus } from '../../sets.ts';
import type { Facet, SchemaChange } from '../facet.ts';

/** Types of values; whether `null` is one of them is told apart from the others. */
export const types: Facet = (old, now) => {
  const lost = minus(old.types, now.types);
  const gained = minus(now.types, old.types);
  const base = { step: '', old: old.at, new: now.at, from: typeText(old), to: typeText(now) };
  // A schema that accepted anything, or now does, changed its type and not its nullability.
  const isPlain = old.types.size < allTypes.length && now.types.size < allTypes.length;
  const changes: SchemaChange[] = [];
  if (isPlain && (lost.has('null') || gained.has('null'))) {
    const effect = effectOf(lost.delete('null'), gained.delete('null'));
    changes.push({ kind: 'nullability', effect, ...base });
  }
  if (lost.size > 0 || gained.size > 0) {
    changes.push({ kind: 'type', effect: effectOf(lost.size > 0, gained.size > 0), ...base });
  }
  return changes;
};

/** As `types`, for values that travel as text: a number or a boolean is a text too. */
export function textTypeEffect(old: Schema, now: Schema): Effect {
  const [before, after] = [asText(old), asText(now)];
  return effectOf(minus(before, after).size > 0, minus(after, before).size > 0);
}

function asText({ types, enum: values, format, patterns }: Schema): ReadonlySet<TypeName> {
  const isAnyText = types.has('string') && (values ?? format) === undefined && patterns.size === 0;
  return isAnyText ? new Set<TypeName>([...types, 'integer', 'fraction', 'boolean']) : types;
}

/** `string`, `integer or null`, `any`. */
function typeText(schema: Schema): string {
  if (schema.types.size === allTypes.length) return 'any';
  const names = new Set<string>([...schema.types].map((type) => nameOf(type, schema.types)));
  const text = [...names].sort((a, b) => Number(a === 'null') - Number(b === 'null')).join(' or ');
  return text === '' ? 'nothing' : text;
}

function nameOf(type: TypeName, all: ReadonlySet<TypeName>): string {
  return all.has('fraction') && (type === 'integer' || type === 'fraction') ? 'number' : type;
}
