import {
  both,
  type ChangeCollector,
  type Found,
  newReader,
  nobody,
  oldReader,
  pairs,
} from '../../change-collector.ts';
import type { Place } from '../../change.ts';
import type { ThriftField, ThriftFields } from '../model.ts';
import { fieldWitness } from '../witness/field-trial.ts';

/** A list of fields: of a struct, or the parameters or exceptions of a function. */
export interface FieldList {
  /** As in "field of `ads.Ad`". */
  readonly of: string;
  readonly word: 'field' | 'parameter' | 'exception';
  readonly before: ThriftFields;
  readonly after: ThriftFields;
  readonly old: Place;
  readonly new: Place;
}

type Add = (found: Found) => void;

/** Compares fields by their ids, which is how they travel. */
export function diffFields(list: FieldList, collector: ChangeCollector, add: Add): void {
  const highest = Math.max(0, ...list.before.keys());
  for (const { name: id, before, after } of pairs(list.before, list.after)) {
    collector.compared += 1;
    const addTried = (found: Found): void => {
      const { fails = both, layer } = found;
      const witness = layer === 'wire' ? fieldWitness({ before, after, fails }) : undefined;
      add(witness === undefined ? found : { ...found, witness });
    };
    if (before && after) diffField(list, [before, after], addTried);
    else if (before) addTried(removed(list, before));
    else if (after) addTried(added(list, after, id < highest));
  }
}

function elementOf({ of, word }: FieldList, { id, name }: ThriftField): Pick<Found, 'key' | 'label'> {
  return { key: `${of}.${name}`, label: `${word} ${id} \`${name}\` of \`${of}\`` };
}

function shown({ requiredness, type }: ThriftField): string {
  return requiredness === 'default' ? type.text : `${requiredness} ${type.text}`;
}

function removed(list: FieldList, was: ThriftField): Found {
  const isRequired = was.requiredness === 'required';
  return {
    rule: 'thrift-field-removed',
    ...elementOf(list, was),
    layer: 'wire',
    fails: oldReader,
    from: shown(was),
    old: was.at,
    new: list.new,
    ...(isRequired ? {} : { softened: 'old readers take it for empty or for its default' }),
  };
}

function added(list: FieldList, is: ThriftField, isBelow: boolean): Found {
  const isRequired = is.requiredness === 'required';
  return {
    rule: isRequired ? 'thrift-requiredness-changed' : 'thrift-field-added',
    ...elementOf(list, is),
    layer: 'wire',
    fails: isRequired ? newReader : isBelow ? both : nobody,
    to: shown(is),
    old: list.old,
    new: is.at,
    ...(isBelow && !isRequired
      ? { softened: 'its id is below the highest one, so an earlier field may have had it' }
      : {}),
  };
}

function diffField(list: FieldList, [was, is]: readonly [ThriftField, ThriftField], add: Add): void {
  const base = { ...elementOf(list, is), old: was.at, new: is.at };
  if (was.type.text !== is.type.text) {
    const isSameBytes = was.type.wire === is.type.wire;
    add({
      ...base,
      rule: 'thrift-field-type-changed',
      layer: 'wire',
      from: was.type.text,
      to: is.type.text,
      ...(isSameBytes ? { softened: 'the bytes are read, and may mean something else' } : {}),
    });
  }
  if (was.requiredness !== is.requiredness) add({ ...base, ...requirednessFound(was, is) });
  if (was.name !== is.name)
    add({ ...base, rule: 'thrift-field-renamed', layer: 'source', from: was.name, to: is.name });
  if (was.default !== is.default) {
    const words = { from: `default ${was.default || 'none'}`, to: `default ${is.default || 'none'}` };
    const softened = 'only readers of values that leave it out are concerned';
    add({ ...base, rule: 'thrift-default-changed', layer: 'wire', ...words, softened });
  }
}

function requirednessFound(
  was: ThriftField,
  is: ThriftField,
): Pick<Found, 'rule' | 'layer' | 'fails' | 'from' | 'to' | 'softened'> & { readonly rule: string } {
  const words = { rule: 'thrift-requiredness-changed', from: was.requiredness, to: is.requiredness } as const;
  if (is.requiredness === 'required') return { ...words, layer: 'wire', fails: newReader };
  if (was.requiredness === 'required') return { ...words, layer: 'wire', fails: oldReader };
  return {
    ...words,
    layer: 'wire',
    softened: 'it is written in one version and left out in the other; readers take its default',
  };
}
