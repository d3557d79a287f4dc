/**
 * Compares schemas by their words. Between two releases most schemas are written alike, but for what the schemas say
 * to which they refer: then only those are looked at, and nothing else need be read.
 */
import { type JsonObject, isRecord } from '../read/record.ts';
import type { SchemaNode } from '../schema.ts';
import type { Comparison } from './comparison.ts';
import { guard } from './facets/fields.ts';
import { glance, isChoice } from './glance.ts';
import { nameOf } from './node-name.ts';
import { isSame, isSameButReferences } from './same-text.ts';
import type { SchemaPair } from './schema-pair.ts';

interface Words {
  readonly old: SchemaNode;
  readonly now: SchemaNode;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly inner: SchemaPair[];
  alike: number;
}

/** What is inside of two schemas in the same words; undefined where they have to be read to know. */
export function compareWords(old: SchemaNode, now: SchemaNode): Comparison | undefined {
  const [before, after] = [old.written?.(), now.written?.()];
  // what `allOf` takes in may speak of the same fields
  if (!isRecord(before) || !isRecord(after) || '$ref' in before || 'allOf' in before) return undefined;
  const words: Words = { old, now, before, after, inner: [], alike: 0 };
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of keys) if (!says(key, words)) return undefined;
  return { changes: [], inner: words.inner, alike: words.alike };
}

/** They say nothing of values. */
const prose = new Set(['title', 'description', 'example', 'examples', 'externalDocs', '$comment']);

/** False where the words of this keyword do not show that it is the same on both sides. */
function says(key: string, words: Words): boolean {
  const [was, is] = [words.before[key], words.after[key]];
  if (prose.has(key)) return true;
  if (key === 'properties') return admits('object', words.before) && saysEach(key, [was, is], words);
  if (key === 'anyOf' || key === 'oneOf') return isChoice(was) && saysEach(key, [was, is], words);
  if (key === 'items' && isRecord(was) && isRecord(is))
    return admits('array', words.before) && saysPart([was, is], { path: [key], step: '[]' }, words);
  if (key === 'additionalProperties' && isRecord(was) && isRecord(is))
    return admits('object', words.before) && saysPart([was, is], { path: [key], step: '.*' }, words);
  // nobody follows what extensions refer to, and the tags of alternatives are names
  return key.startsWith('x-') || key === 'discriminator' ? isSameButReferences(was, is) : isSame(was, is);
}

function saysEach(key: string, [was, is]: Both, words: Words): boolean {
  if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null) return false;
  const names = Object.keys(was);
  if (names.length !== Object.keys(is).length || Array.isArray(was) !== Array.isArray(is)) return false;
  return names.every((name) => {
    if (!Object.hasOwn(is, name)) return false;
    const both = [(was as JsonObject)[name], (is as JsonObject)[name]] as const;
    return saysPart(both, { path: [key, name], step: key === 'properties' ? `.${name}` : '' }, words);
  });
}

type Both = readonly [was: unknown, is: unknown];

/** Where a part stands in the document, and in the value. */
interface Part {
  readonly path: readonly string[];
  readonly step: string;
}

function saysPart([was, is]: Both, { path, step }: Part, words: Words): boolean {
  if (isSame(was, is)) {
    words.alike += 1;
    return true;
  }
  const [before, after] = [words.old.member?.(...path), words.now.member?.(...path)];
  if (before === undefined || after === undefined) return false;
  const pair = { old: before, new: after, step };
  const isField = path[0] === 'properties';
  if (isField ? !isSeenAlike(before, after) : step === '' && !hasSameName(before, after)) return false;
  words.inner.push(isField ? { ...pair, ...guard(before, after) } : pair);
  return true;
}

function isSeenAlike(before: SchemaNode, after: SchemaNode): boolean {
  const [was, is] = [glance(before), glance(after)];
  return was.readOnly === is.readOnly && was.writeOnly === is.writeOnly;
}

/** Alternatives belong together by their names. */
function hasSameName(before: SchemaNode, after: SchemaNode): boolean {
  const name = nameOf(before);
  return name !== undefined && name === nameOf(after);
}

/** As types are read; false where that is not simple. */
function admits(type: 'object' | 'array', schema: JsonObject): boolean {
  const { type: named } = schema;
  if (named !== undefined) return Array.isArray(named) ? named.includes(type) : named === type;
  if ('enum' in schema || 'const' in schema) return false;
  const isObject = 'properties' in schema || 'additionalProperties' in schema;
  return type === 'object' ? isObject : !isObject;
}
