import type { ProtoMessage, Reserved } from '../model.ts';
import { both, type Found, nobody, pairs } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';
import { diffFields } from './fields.ts';

export function diffMessages(context: DiffContext): void {
  for (const { name, before, after } of pairs(context.old.messages, context.now.messages)) {
    context.compared += 1;
    if (before && after) diffMessage(before, after, context);
    else if (before) context.add(name, removedType('message', before));
  }
}

/** A type that is gone is missing in the code that is made; what travels is told by the fields that held it. */
export function removedType(
  what: 'message' | 'enum',
  { name, at }: { readonly name: string; readonly at: Found['old'] & object },
): Found {
  return {
    rule: 'proto-type-removed',
    key: name,
    label: `${what} \`${name}\``,
    layer: 'source',
    from: what,
    old: at,
  };
}

/**
 * Where tools make code by files, code that uses the type has to look elsewhere. A file that is gone speaks for all
 * that it held.
 */
export function movedType(
  what: 'message' | 'enum' | 'service',
  [before, after]: readonly [Declared, Declared],
  { now }: DiffContext,
): Found | undefined {
  if (before.file === after.file || !now.files.has(before.file)) return undefined;
  const words = { from: before.file, to: after.file, old: before.at, new: after.at };
  const element = { key: after.name, label: `${what} \`${after.name}\`` };
  return { rule: 'proto-type-moved', ...element, layer: 'source', ...words };
}

interface Declared {
  readonly name: string;
  readonly file: string;
  readonly at: Found['old'] & object;
}

function diffMessage(before: ProtoMessage, after: ProtoMessage, context: DiffContext): void {
  diffFields(before, after, context);
  const element = { key: after.name, label: `message \`${after.name}\``, old: before.at, new: after.at };
  const add = (found: Omit<Found, 'key' | 'label'>): void =>
    context.add(after.name, { ...element, ...found });
  const moved = movedType('message', [before, after], context);
  if (moved) context.add(after.name, moved);
  for (const oneof of before.oneofs) {
    if (!after.oneofs.has(oneof))
      add({ rule: 'proto-oneof-removed', layer: 'source', from: `oneof ${oneof}` });
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
  if (before.isMessageSet !== after.isMessageSet) {
    const words = { from: `message_set_wire_format ${before.isMessageSet}`, to: String(after.isMessageSet) };
    add({ rule: 'proto-message-option-changed', layer: 'wire', ...words });
  }
  if (!before.hasNoDescriptorAccessor && after.hasNoDescriptorAccessor) {
    add({
      rule: 'proto-message-option-changed',
      layer: 'source',
      to: 'no_standard_descriptor_accessor true',
    });
  }
  for (const lost of lostRanges(before.extensionRanges, after.extensionRanges)) {
    add({ rule: 'proto-extension-removed', layer: 'source', from: `extensions ${rangeText(lost)}` });
  }
  const used = [...after.fields].map(([number, { name }]) => ({ number, name }));
  for (const words of lostReserved(before.reserved, after.reserved, used))
    add({ rule: 'proto-reserved-removed', layer: 'wire', ...words });
}

/** Reserved numbers and names of the baseline that the candidate gives free, and what takes them at once. */
export function lostReserved(
  before: Reserved,
  after: Reserved,
  used: readonly { readonly number: number; readonly name: string }[],
): Pick<Found, 'from' | 'to' | 'softened'>[] {
  const words = (what: string, taker: string | undefined): Pick<Found, 'from' | 'to' | 'softened'> =>
    taker === undefined
      ? { from: `reserved ${what}`, softened: 'nothing fails until the number or name is used again' }
      : { from: `reserved ${what}`, to: `taken by ${taker}` };
  const ranges = lostRanges(before.numbers, after.numbers).map(([first, last]) => {
    const taker = used.find(({ number }) => number >= first && number <= last);
    return words(rangeText([first, last]), taker && `${taker.name} = ${taker.number}`);
  });
  const names = [...before.names].filter((name) => !after.names.has(name));
  return [
    ...ranges,
    ...names.map((name) => {
      const taker = used.find((one) => one.name === name);
      return words(JSON.stringify(name), taker && `${taker.name} = ${taker.number}`);
    }),
  ];
}

type Range = readonly [number, number];

/** Ranges of the baseline that the ranges of the candidate together do not cover. */
function lostRanges(before: readonly Range[], after: readonly Range[]): Range[] {
  return before.filter(([first, last]) => {
    let next = first;
    for (const [from, to] of [...after].sort(([a], [b]) => a - b))
      if (from <= next && to >= next) next = to + 1;
    return next <= last;
  });
}

function rangeText([first, last]: Range): string {
  return first === last ? String(first) : `${first} to ${last}`;
}
