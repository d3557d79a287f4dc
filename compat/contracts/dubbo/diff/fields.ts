import {
  both,
  type ChangeCollector,
  type Found,
  newReader,
  nobody,
  oldReader,
  pairs,
} from '../../change-collector.ts';
import { type JavaClass, type JavaField, type JavaType, shown } from '../model.ts';
import type { Serialization } from './serialization.ts';

/** Compares the fields of a class by their names. */
export function diffFields(
  [was, is]: readonly [JavaClass, JavaClass],
  serialization: Serialization,
  collector: ChangeCollector,
): void {
  for (const { name, before, after } of pairs(was.fields, is.fields)) {
    collector.compared += 1;
    const found = foundFor(before, after, serialization);
    if (found === undefined) continue;
    const key = `${is.name}.${name}`;
    const places = { old: before?.at ?? was.at, new: after?.at ?? is.at };
    collector.add(is.name, { key, label: `field \`${key}\``, layer: 'wire', ...places, ...found });
  }
}

type Judged = Omit<Found, 'key' | 'label' | 'layer'>;

function foundFor(
  was: JavaField | undefined,
  is: JavaField | undefined,
  serialization: Serialization,
): Judged | undefined {
  if (was && is) return typeFound(was.type, is.type, serialization);
  if (was) return removed(was, serialization);
  return is && added(is, serialization);
}

const isPrimitive = (type: JavaType): boolean => /^[a-z]+$/.test(type.text);
const empty = (type: JavaType): string =>
  !isPrimitive(type) ? 'null' : type.text === 'boolean' ? 'false' : '0';

function removed({ type }: JavaField, serialization: Serialization): Judged {
  const found = { rule: 'dubbo-field-removed', from: shown(type.text) };
  if (serialization === 'positions') return { ...found, fails: both };
  return { ...found, fails: oldReader, softened: `old readers get ${empty(type)} for it` };
}

/** hessian2 does not run the initialiser of a field that it does not find. */
function added({ type, hasInitialiser }: JavaField, serialization: Serialization): Judged {
  const found = { rule: 'dubbo-field-added', to: shown(type.text) };
  if (serialization === 'positions') return { ...found, fails: both };
  if (!hasInitialiser && !isPrimitive(type)) return { ...found, fails: nobody };
  const softened = `new readers get ${empty(type)} for it from old writers${hasInitialiser ? ', not what the class sets' : ''}`;
  return { ...found, fails: newReader, softened };
}

/** By what travels alike: the wider last. */
const numbers: readonly (readonly string[])[] = [
  ['byte', 'short', 'int', 'long'],
  ['float', 'double'],
];
const boxes: Readonly<Record<string, string>> = {
  'java.lang.Byte': 'byte',
  'java.lang.Short': 'short',
  'java.lang.Integer': 'int',
  'java.lang.Long': 'long',
  'java.lang.Float': 'float',
  'java.lang.Double': 'double',
  'java.lang.Boolean': 'boolean',
  'java.lang.Character': 'char',
};

function typeFound(was: JavaType, is: JavaType, serialization: Serialization): Judged | undefined {
  if (was.text === is.text) return undefined;
  const found = { rule: 'dubbo-field-type-changed', from: shown(was.text), to: shown(is.text) };
  if (serialization !== 'names') return { ...found, fails: both };
  const [before, after] = [boxes[was.text] ?? was.text, boxes[is.text] ?? is.text];
  if (before === after) {
    const fails = isPrimitive(is) ? newReader : oldReader;
    return { ...found, fails, softened: 'null is read as 0 or false' };
  }
  const group = numbers.find((types) => types.includes(before) && types.includes(after));
  if (group === undefined) return { ...found, fails: both };
  const isWider = group.indexOf(after) > group.indexOf(before);
  return {
    ...found,
    fails: isWider ? oldReader : newReader,
    softened: 'numbers beyond the narrower type are cut',
  };
}
