import {
  both,
  type ChangeCollector,
  type Found,
  newReader,
  oldReader,
  pairs,
  type TypeUse,
} from '../../change-collector.ts';
import type { JavaClass, JavaSchema } from '../model.ts';
import { diffFields } from './fields.ts';
import { type Serialization, serializationOf } from './serialization.ts';

export interface ClassesToCompare {
  readonly old: JavaSchema;
  readonly now: JavaSchema;
  /** The classes whose values methods carry. */
  readonly uses: ReadonlyMap<string, TypeUse>;
}

/** Compares the classes whose values travel or may be stored. */
export function diffClasses({ old, now, uses }: ClassesToCompare, collector: ChangeCollector): void {
  const serialization = serializationOf(old, now);
  for (const { name, before, after } of pairs(old.classes, now.classes)) {
    if (before === undefined || !(uses.has(name) || before.isSerializable === true)) continue;
    // an enum that no method carries is code of the release itself
    if (before.form === 'enum' && !uses.has(name)) continue;
    collector.compared += 1;
    const add = (found: Omit<Found, 'key' | 'label'>): void =>
      collector.add(name, {
        key: name,
        label: `${before.form} \`${name}\``,
        old: before.at,
        ...(after && { new: after.at }),
        ...found,
      });
    if (after === undefined) add({ rule: 'dubbo-type-removed', layer: 'wire', from: before.form });
    else if ((before.form === 'enum') !== (after.form === 'enum'))
      add({ rule: 'dubbo-type-kind-changed', layer: 'wire', from: before.form, to: after.form });
    else if (before.form === 'enum') diffConstants([before, after], serialization, add);
    else {
      diffFields([before, after], serialization, collector);
      diffVersion([before, after], serialization, add);
    }
  }
}

type Pair = readonly [JavaClass, JavaClass];
type Add = (found: Omit<Found, 'key' | 'label'>) => void;

/** By name, unless positions travel. */
function diffConstants([was, is]: Pair, serialization: Serialization, add: Add): void {
  for (const name of is.constants.filter((one) => !was.constants.includes(one)))
    add({ rule: 'dubbo-enum-constant-added', layer: 'wire', fails: oldReader, to: name });
  for (const name of was.constants.filter((one) => !is.constants.includes(one)))
    add({ rule: 'dubbo-enum-constant-removed', layer: 'wire', fails: newReader, from: name });
  const kept = was.constants.filter((one) => is.constants.includes(one));
  const [from, to] = [kept, is.constants.filter((one) => kept.includes(one))].map((all) => all.join(', '));
  if (from === undefined || to === undefined || from === to) return;
  const found = { rule: 'dubbo-enum-order-changed', from, to, fails: both } as const;
  add({ ...found, layer: serialization === 'positions' ? 'wire' : 'source' });
}

/** The version of a class is looked at by Java's own serialisation, which caches and sessions use, too. */
function diffVersion([was, is]: Pair, serialization: Serialization, add: Add): void {
  if (was.isSerializable === true && is.isSerializable === false)
    add({ rule: 'dubbo-not-serializable', layer: 'wire', from: 'Serializable', to: 'not Serializable' });
  const text = ({ serialVersion }: JavaClass): string => `serialVersionUID ${serialVersion ?? 'computed'}`;
  const isComputed = was.serialVersion === undefined && is.serialVersion === undefined;
  const isOtherShape = [...was.fields.keys()].join() !== [...is.fields.keys()].join();
  const mayBeStored = was.isSerializable === true && is.isSerializable === true;
  if (isComputed ? !(serialization === 'java' && mayBeStored && isOtherShape) : text(was) === text(is))
    return;
  add({
    rule: 'dubbo-serial-version-changed',
    layer: 'wire',
    from: text(was),
    to: isComputed ? `${text(is)} anew from other fields` : text(is),
    ...(serialization === 'java'
      ? {}
      : { softened: "only Java's own serialisation minds it, as of cached values and sessions" }),
  });
}
