import type { Cardinality, ProtoField, ProtoMessage } from '../model.ts';
import { isReservedNumber } from '../read/reserved.ts';
import { both, type Found, newReader, nobody, oldReader } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';
import { withWitness } from './with-witness.ts';
import { typeChange } from './field-types.ts';

/** Compares the fields of a message by their numbers, which is how they travel. */
export function diffFields(before: ProtoMessage, after: ProtoMessage, context: DiffContext): void {
  for (const number of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const [was, is] = [before.fields.get(number), after.fields.get(number)];
    context.compared += 1;
    if (was && is) diffField([was, is], holderOf(after), context);
    else if (was)
      context.add(
        after.name,
        withWitness(removedField(was, after), { before: was, type: after.name }, context),
      );
    else if (is)
      context.add(after.name, withWitness(addedField(is, after), { after: is, type: after.name }, context));
  }
}

/** What holds a field: its message, or what an extension adds it to. */
export interface Holder {
  /** Whole name of the message whose values hold the field. */
  readonly type: string;
  element(field: ProtoField): { readonly key: string; readonly label: string };
}

function holderOf({ name }: ProtoMessage): Holder {
  return {
    type: name,
    element(field) {
      const key = `${name}.${field.name}`;
      return { key, label: `field \`${key}\`` };
    },
  };
}

function removedField(was: ProtoField, after: ProtoMessage): Found {
  const isKept = isReservedNumber(after.reserved, was.number);
  const hasName = after.reserved.names.has(was.name);
  const missing = [...(isKept ? [] : ['its number']), ...(hasName ? [] : ['its name'])].join(' and ');
  return {
    rule: 'proto-field-removed',
    ...holderOf(after).element(was),
    layer: isKept ? (hasName ? 'source' : 'json') : 'wire',
    fails: oldReader,
    from: `${was.cardinality} ${was.type} = ${was.number}`,
    to: missing === '' ? 'reserved' : `not reserved: ${missing}`,
    old: was.at,
    new: after.at,
    ...(was.cardinality === 'required'
      ? {}
      : { softened: 'old readers take it for empty, and nothing fails until the number is used again' }),
  };
}

function addedField(is: ProtoField, after: ProtoMessage): Found {
  const isRequired = is.cardinality === 'required';
  return {
    rule: isRequired ? 'proto-required-changed' : 'proto-field-added',
    ...holderOf(after).element(is),
    layer: 'wire',
    fails: isRequired ? newReader : nobody,
    to: `${is.cardinality} ${is.type} = ${is.number}`,
    new: is.at,
    old: after.at,
  };
}

type Pair = readonly [ProtoField, ProtoField];

export function diffField([was, is]: Pair, holder: Holder, context: DiffContext): void {
  const element = holder.element(is);
  const places = { old: was.at, new: is.at };
  const add = (found: Omit<Found, 'key' | 'label'>): void => {
    const tried = withWitness(
      { ...element, ...places, ...found },
      { before: was, after: is, type: holder.type },
      context,
    );
    context.add(holder.type, tried);
  };
  const type = typeChange(was, is, [context.old, context.now]);
  if (type) add({ rule: 'proto-field-type-changed', ...type, from: was.type, to: is.type });
  if (was.cardinality !== is.cardinality) add(cardinalityFound([was, is]));
  if (was.name !== is.name)
    add({ rule: 'proto-field-renamed', layer: jsonLayer([was, is]), from: was.name, to: is.name });
  else if (was.jsonName !== is.jsonName)
    add({
      rule: 'proto-field-renamed',
      layer: 'json',
      from: `json_name ${was.jsonName}`,
      to: `json_name ${is.jsonName}`,
    });
  if (was.oneof !== is.oneof) {
    add({ rule: 'proto-field-oneof-changed', layer: 'wire', from: oneofText(was), to: oneofText(is) });
  }
  if (was.default !== is.default) {
    const words = { from: `default ${was.default || 'none'}`, to: `default ${is.default || 'none'}` };
    add({
      rule: 'proto-field-default-changed',
      layer: 'wire',
      ...words,
      softened: 'only readers of messages that leave it out are concerned',
    });
  }
  for (const [name, value] of is.options) {
    const old = was.options.get(name);
    if (old !== undefined && old !== value)
      add({
        rule: 'proto-field-option-changed',
        layer: 'source',
        from: `${name} ${old}`,
        to: `${name} ${value}`,
      });
  }
}

/** Readers of JSON take both the name of the field and its JSON name, and writers write the latter. */
function jsonLayer([was, is]: Pair): 'json' | 'source' {
  return was.jsonName === is.jsonName ? 'source' : 'json';
}

function oneofText({ oneof }: ProtoField): string {
  return oneof === undefined ? 'no oneof' : `oneof ${oneof}`;
}

function cardinalityFound([was, is]: Pair): Omit<Found, 'key' | 'label'> {
  const words = { from: was.cardinality, to: is.cardinality };
  if (was.cardinality === 'required')
    return { rule: 'proto-required-changed', layer: 'wire', fails: oldReader, ...words };
  if (is.cardinality === 'required')
    return { rule: 'proto-required-changed', layer: 'wire', fails: newReader, ...words };
  return { rule: 'proto-field-cardinality-changed', ...cardinalityBreak([was, is]), ...words };
}

const isSingular = (cardinality: Cardinality): boolean =>
  cardinality === 'implicit' || cardinality === 'optional';

function cardinalityBreak([was, is]: Pair): Pick<Found, 'layer' | 'fails' | 'softened'> {
  if (isSingular(was.cardinality) && isSingular(is.cardinality)) return { layer: 'source', fails: both };
  const isLengthDelimited = is.form === 'message' || is.type === 'string' || is.type === 'bytes';
  const isListOfOne = was.cardinality !== 'map' && is.cardinality !== 'map' && isLengthDelimited;
  // a reader of one value takes the last of several
  return isListOfOne ? { layer: 'json', fails: both } : { layer: 'wire', fails: both };
}
