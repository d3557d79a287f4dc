import { effectOf } from '../../changes.ts';
import type { Side } from '../../contract.ts';
import { announcementOf, lasting, type LifecyclePolicy } from '../../lifecycle.ts';
import { below } from '../../read/location.ts';
import type { Schema, SchemaNode } from '../../schema.ts';
import type { Facet, SchemaChange } from '../facet.ts';
import { glance } from '../glance.ts';
import { removedTooSoon } from '../lifecycle-changes.ts';

/**
 * Fields of objects by presence and requiredness, and whether fields without a name are let through.
 *
 * An object that lets unnamed fields through is taken for open to any value of them, as its callers take
 * it: a new optional field is then no change of the set.
 */
export const fields: Facet = (old, now, { policy }) => {
  if (!old.types.has('object') || !now.types.has('object')) return [];
  const names = new Set([
    ...old.properties.keys(),
    ...now.properties.keys(),
    ...old.required,
    ...now.required,
  ]);
  return [...[...names].flatMap((name) => fieldChange([old, now], name, policy)), ...extraFields(old, now)];
};

function fieldChange(
  [old, now]: readonly [Schema, Schema],
  name: string,
  policy: LifecyclePolicy,
): SchemaChange[] {
  const [before, after] = [old.properties.get(name), now.properties.get(name)];
  const was = old.required.has(name);
  const is = now.required.has(name);
  // almost all fields of almost all schemas
  if (was === is && (before === undefined) === (after === undefined)) return [];
  const base = { step: `.${name}`, ...guard(before, after) };
  const [from, to] = [requiredText(was), requiredText(is)];
  if (before !== undefined && after === undefined && !is) {
    const effect = effectOf(now.extra === 'none', was);
    const { lifecycle = lasting } = before.read();
    const gone = { ...base, old: before.at, new: now.at, named: before.at };
    const broken = removedTooSoon(lifecycle, policy);
    return [
      { kind: 'field-removed', effect, ...gone, from, announced: announcementOf(lifecycle, policy) },
      ...(broken === undefined ? [] : [{ ...broken, ...gone }]),
    ];
  }
  if (before === undefined && after !== undefined && !was) {
    const effect = effectOf(is, old.extra === 'none');
    return [{ kind: 'field-added', effect, ...base, old: old.at, new: after.at, to }];
  }
  if (was === is) return [];
  const places = { old: before?.at ?? old.at, new: after?.at ?? now.at };
  const named = after?.at ?? before?.at ?? below(now.at, 'properties', name);
  return [
    { kind: 'field-requiredness', effect: is ? 'narrows' : 'widens', ...base, ...places, named, from, to },
  ];
}

function requiredText(required: boolean): string {
  return required ? 'required' : 'optional';
}

/** `readOnly` fields are not part of requests, `writeOnly` fields not of responses. */
export function guard(
  before: SchemaNode | undefined,
  after: SchemaNode | undefined,
): { readonly onlyIn?: Side } {
  const nodes = [before, after].filter((node) => node !== undefined).map(glance);
  if (nodes.length === 0) return {};
  if (nodes.every((schema) => schema.readOnly)) return { onlyIn: 'response' };
  return nodes.every((schema) => schema.writeOnly) ? { onlyIn: 'request' } : {};
}

function extraFields(old: Schema, now: Schema): SchemaChange[] {
  const [from, to] = [extraText(old), extraText(now)];
  if (from === to) return [];
  const rank = { 'no other fields': 0, 'other fields of one schema': 1, 'any other fields': 2 } as const;
  const effect = rank[to] > rank[from] ? 'widens' : 'narrows';
  return [{ kind: 'extra-fields', effect, step: '', old: old.at, new: now.at, from, to }];
}

function extraText(schema: Schema): 'no other fields' | 'other fields of one schema' | 'any other fields' {
  if (schema.extra === 'none') return 'no other fields';
  return schema.extra === 'any' ? 'any other fields' : 'other fields of one schema';
}
