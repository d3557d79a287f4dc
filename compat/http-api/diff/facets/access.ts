import type { Side } from '../../contract.ts';
import type { Effect } from '../../changes.ts';
import type { SchemaNode } from '../../schema.ts';
import { glance } from '../glance.ts';
import type { Facet, SchemaChange } from '../facet.ts';

/** Fields that become `readOnly` or `writeOnly`, or cease to be: part of only one side of an exchange. */
export const access: Facet = (old, now, context) =>
  [...now.properties].flatMap(([name, after]) => {
    const before = old.properties.get(name);
    if (before === undefined || context.isAlike(before, after)) return [];
    return accessChanges(name, [before, after], now.required.has(name));
  });

function accessChanges(
  name: string,
  [before, after]: readonly [SchemaNode, SchemaNode],
  isRequired: boolean,
): SchemaChange[] {
  const [was, is] = [accessOf(glance(before)), accessOf(glance(after))];
  if (was === is) return [];
  const base = {
    kind: 'access',
    step: `.${name}`,
    old: before.at,
    new: after.at,
    from: was,
    to: is,
  } as const;
  return (['request', 'response'] as const).map((side) => ({
    ...base,
    effect: effectOn(side, [was, is], isRequired),
    onlyIn: side,
  }));
}

type Access = 'read-write' | 'read-only' | 'write-only';

function accessOf({ readOnly, writeOnly }: ReturnType<typeof glance>): Access {
  if (readOnly === writeOnly) return 'read-write';
  return readOnly ? 'read-only' : 'write-only';
}

/** Whether a field is refused, ignored or sent where it no longer belongs, the contract does not say. */
function effectOn(side: Side, [was, is]: readonly [Access, Access], isRequired: boolean): Effect {
  const hidden = side === 'request' ? 'read-only' : 'write-only';
  if (is === hidden) return 'unknown';
  // who was not to send the field does not send it, and the other side waits for it
  return was === hidden && isRequired ? 'narrows' : 'none';
}
