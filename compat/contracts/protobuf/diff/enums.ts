import type { ProtoEnum } from '../model.ts';
import { isReservedNumber } from '../read/reserved.ts';
import { both, type Found, nobody, oldReader, pairs } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';
import { lostReserved, movedType, removedType } from './messages.ts';

export function diffEnums(context: DiffContext): void {
  for (const { name, before, after } of pairs(context.old.enums, context.now.enums)) {
    context.compared += 1;
    if (before && after) diffEnum(before, after, context);
    else if (before) context.add(name, removedType('enum', before));
  }
}

function diffEnum(before: ProtoEnum, after: ProtoEnum, context: DiffContext): void {
  const element = { key: after.name, label: `enum \`${after.name}\``, old: before.at, new: after.at };
  const add = (found: Omit<Found, 'key' | 'label'>): void =>
    context.add(after.name, { ...element, ...found });
  for (const number of new Set([...before.values.keys(), ...after.values.keys()])) {
    const found = diffValue(number, before, after);
    if (found) context.add(after.name, found);
  }
  const moved = movedType('enum', [before, after], context);
  if (moved) context.add(after.name, moved);
  if (before.isClosed !== after.isClosed) {
    const text = (one: ProtoEnum): string => (one.isClosed ? 'closed' : 'open');
    add({
      rule: 'proto-enum-kind-changed',
      layer: 'wire',
      from: text(before),
      to: text(after),
      softened: 'only numbers that the enum does not name are read another way',
    });
  }
  if (before.jsonFormat !== after.jsonFormat) {
    add({
      rule: 'proto-json-format-changed',
      layer: 'json',
      fails: after.jsonFormat === 'ALLOW' ? nobody : both,
      from: before.jsonFormat,
      to: after.jsonFormat,
    });
  }
  const used = [...after.values].flatMap(([number, names]) => names.map((name) => ({ number, name })));
  for (const words of lostReserved(before.reserved, after.reserved, used))
    add({ rule: 'proto-reserved-removed', layer: 'wire', ...words });
}

function diffValue(number: number, before: ProtoEnum, after: ProtoEnum): Found | undefined {
  const [was, is] = [before.values.get(number), after.values.get(number)];
  const name = (is ?? was)?.[0] ?? '';
  const element = { key: `${after.name}.${name}`, label: `enum value \`${after.name}.${name}\`` };
  const places = {
    old: before.valueAt.get(was?.[0] ?? '') ?? before.at,
    new: after.valueAt.get(is?.[0] ?? '') ?? after.at,
  };
  if (was && is) {
    const lost = was.filter((one) => !is.includes(one));
    if (lost.length === 0) return undefined;
    const words = { from: was.join(', '), to: is.join(', ') };
    return { rule: 'proto-enum-value-renamed', layer: 'json', fails: both, ...element, ...places, ...words };
  }
  if (was) return removedValue(number, { was, after, element, places });
  return {
    rule: 'proto-enum-value-added',
    isAllowed: true,
    layer: 'wire',
    fails: oldReader,
    ...element,
    ...places,
    to: `${name} = ${number}`,
    softened: after.isClosed
      ? 'old readers drop a value that their closed enum does not name'
      : 'old readers get a number that they have no name for',
  };
}

function removedValue(
  number: number,
  {
    was,
    after,
    element,
    places,
  }: {
    readonly was: readonly string[];
    readonly after: ProtoEnum;
    readonly element: Pick<Found, 'key' | 'label'>;
    readonly places: Pick<Found, 'old' | 'new'>;
  },
): Found {
  const isKept = isReservedNumber(after.reserved, number);
  const areNamesKept = was.every((name) => after.reserved.names.has(name));
  const missing = [...(isKept ? [] : ['its number']), ...(areNamesKept ? [] : ['its name'])].join(' and ');
  return {
    rule: 'proto-enum-value-removed',
    layer: isKept ? (areNamesKept ? 'source' : 'json') : 'wire',
    fails: { oldReader: false, newReader: true },
    ...element,
    ...places,
    from: `${was.join(', ')} = ${number}`,
    to: missing === '' ? 'reserved' : `not reserved: ${missing}`,
  };
}
