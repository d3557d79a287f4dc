/** A schema as plain JSON without references, for engines that cannot follow them. */
import type { Side } from '../contract.ts';
import type { Documents } from './documents.ts';
import { type Location, below, idOf } from './location.ts';
import { isRecord } from './record.ts';

const nodesMax = 20_000;

class NotInlinable extends Error {}

/**
 * Fields that the other side alone may write are left out. Undefined when the schema contains itself, is
 * larger than 20,000 nodes without references, or refers to nothing.
 */
export function inlineSchema(documents: Documents, at: Location, side: Side): unknown {
  let nodes = 0;
  const open = new Set<string>();
  const copy = (where: Location): unknown => {
    const resolved = documents.resolve(where);
    const id = idOf(resolved.at);
    if (!('value' in resolved) || open.has(id) || (nodes += 1) > nodesMax) throw new NotInlinable();
    open.add(id);
    const value = copyInside(resolved.value, resolved.at);
    open.delete(id);
    return value;
  };
  const copyInside = (value: unknown, here: Location): unknown => {
    if (Array.isArray(value)) return value.map((_, index) => copy(below(here, index)));
    if (!isRecord(value)) return value;
    const names = Object.keys(value).filter((name) => !foreign(value[name], side) && !name.startsWith('x-'));
    const copied = Object.fromEntries(names.map((name) => [name, copy(below(here, name))]));
    const { required } = copied;
    // `properties` names are not known here: a name in `required` without its field is harmless to keep out.
    return Array.isArray(required) && isRecord(value['properties'])
      ? withoutForeign(copied, value['properties'], side)
      : copied;
  };
  try {
    return copy(at);
  } catch (error) {
    if (error instanceof NotInlinable || error instanceof RangeError) return undefined;
    throw error;
  }
}

function foreign(value: unknown, side: Side): boolean {
  return isRecord(value) && value[side === 'request' ? 'readOnly' : 'writeOnly'] === true;
}

function withoutForeign(
  schema: Record<string, unknown>,
  properties: Readonly<Record<string, unknown>>,
  side: Side,
): Record<string, unknown> {
  const required = (schema['required'] as unknown[]).filter(
    (name) => !foreign(properties[String(name)], side),
  );
  const { required: _, ...rest } = schema;
  return required.length === 0 ? rest : { ...rest, required };
}
