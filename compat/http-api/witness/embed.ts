import type { SchemaNode } from '../schema.ts';
import type { SchemaPair } from '../diff/schema-pair.ts';
import type { Sample } from './sample-text.ts';
import { isObject, type JsonObjectValue, type Sampler } from './samples.ts';

/** Which of the two sides writes the value. */
export type Writer = 'old' | 'new';

/** The whole value in which `inner` stands at the end of the path; undefined where nothing is known to go around it. */
export function embedded(
  path: readonly SchemaPair[],
  inner: unknown,
  { writer, sampler }: { readonly writer: Writer; readonly sampler: Sampler },
): Sample {
  let value = inner;
  for (let index = path.length - 1; index > 0; index -= 1) {
    const [outer, pair] = [path[index - 1], path[index]];
    if (outer === undefined || pair === undefined) return undefined;
    const around = wrapped(pair.step, value, {
      node: outer[writer],
      other: outer[otherThan(writer)],
      sampler,
    });
    if (around === undefined) return undefined;
    value = around.value;
  }
  return { value };
}

export function otherThan(writer: Writer): Writer {
  return writer === 'old' ? 'new' : 'old';
}

function wrapped(
  step: string,
  value: unknown,
  {
    node,
    other,
    sampler,
  }: { readonly node: SchemaNode; readonly other: SchemaNode; readonly sampler: Sampler },
): Sample {
  const schema = node.read();
  if (step === '[]') {
    const least = Math.max(schema.limits.get('minItems')?.value ?? 1, 1);
    return least > 50 ? undefined : { value: Array.from({ length: least }, () => value) };
  }
  if (step === '') {
    if (!isObject(value)) return { value };
    const { unions: _, ...beside } = schema;
    return { value: { ...sampler.object({ ...beside, unions: [] }), ...value } };
  }
  const name = step === '.*' ? 'other' : step.slice(1);
  if (step !== '.*' && !schema.properties.has(name) && !schema.required.has(name)) return undefined;
  const around: JsonObjectValue | undefined = sampler.object(schema, other.read());
  return around && { value: { ...around, [name]: value } };
}
