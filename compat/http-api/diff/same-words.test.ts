/** Schemas in the same words compare as if they had been read: the short way finds what the long one finds. */
import { expect, test } from 'vitest';
import { exampleDocument, withResponse } from '../example.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import type { SchemaNode } from '../schema.ts';
import { SchemaComparer } from './compare-schemas.ts';
import { inPair } from './shared-changes.ts';
import { compareWords } from './same-words.ts';
import { type SchemaPair, named, pairKey, within } from './schema-pair.ts';

const part = "{ $ref: '#/components/schemas/Part' }";
const other = "{ $ref: '#/components/schemas/Other' }";

/** What differs lies behind the reference. */
const holders: readonly (readonly [name: string, schema: string, isShort: boolean])[] = [
  ['a field', `{ type: object, properties: { a: ${part}, b: { type: string } } }`, true],
  ['a field of an object that may be null', `{ type: [object, 'null'], properties: { a: ${part} } }`, true],
  ['a field that is only read', `{ properties: { a: ${part}, b: { type: string, readOnly: true } } }`, true],
  ['a field of what is no object', `{ type: string, properties: { a: ${part} } }`, false],
  ['a field beside allOf', `{ allOf: [{ required: [a] }], properties: { a: ${part} } }`, false],
  ['items', `{ type: array, minItems: 1, items: ${part} }`, true],
  ['items of an object', `{ properties: { b: {} }, items: ${part} }`, false],
  ['other fields', `{ type: object, additionalProperties: ${part} }`, true],
  ['alternatives', `{ anyOf: [{ type: string }, ${part}, ${other}] }`, true],
  ['one of two', `{ oneOf: [${part}, ${other}], description: text }`, true],
  ['an alternative to null', `{ anyOf: [${part}, { type: 'null' }] }`, false],
  ['an alternative in place', `{ anyOf: [{ type: string }, { type: array, items: ${part} }] }`, false],
  ['allOf', `{ allOf: [${part}, { required: [c] }] }`, false],
  ['not', `{ not: ${part} }`, false],
  ['a listed object', `{ enum: [{ a: 1 }], properties: { a: ${part} } }`, false],
  ['an extension', `{ type: object, x-more: ${part}, properties: { a: ${part} } }`, true],
  ['itself', `{ type: object, properties: { a: ${part}, more: { $ref: '#/components/schemas/Whole' } } }`, true],
]; // prettier-ignore

const parts = {
  old: '{ type: object, required: [id], properties: { id: { type: integer }, name: { type: string } } }',
  new: '{ type: object, properties: { id: { type: string }, late: { type: string } } }',
};
/** Who can see a field, its own schema may say. */
const shut = { old: parts.old, new: parts.old.replace('{', '{ readOnly: true,') };

async function nodeIn(file: string, holder: string, inner: string): Promise<SchemaNode> {
  const schemas = `components: { schemas: { Whole: ${holder}, Part: ${inner}, Other: { type: object, properties: { tag: { const: x } } } } }`;
  const document = `${withResponse("{ $ref: '#/components/schemas/Whole' }")}\n---\n${schemas}`;
  const contract = await contractOf({ [file]: exampleDocument(document) });
  const content = contract.operations.get('GET /ads')?.responses.get('200')?.content;
  const node = content?.get('application/json');
  if (node === undefined) throw new Error('no schema in the example');
  return node;
}

/** All differences below, with the ways to them. */
function found(comparer: SchemaComparer, start: SchemaPair): string[] {
  const seen = new Set<string>();
  const waiting = [{ pair: named(start), path: '' }];
  const texts: string[] = [];
  for (const { pair, path } of waiting) {
    if (seen.has(pairKey(pair))) continue;
    seen.add(pairKey(pair));
    const { changes, inner } = comparer.compare(pair.old, pair.new);
    for (const change of changes) {
      const { kind, effect, step, from, to, onlyIn, isNominal } = inPair(pair, change);
      texts.push(JSON.stringify([path + step, kind, effect, from, to, onlyIn, isNominal]));
    }
    for (const one of inner) waiting.push({ pair: within(pair, one), path: path + one.step });
  }
  return texts.sort();
}

async function pairOf(holder: string, inner: typeof parts): Promise<SchemaPair> {
  const [old, now] = await Promise.all([
    nodeIn('old.yaml', holder, inner.old),
    nodeIn('new.yaml', holder, inner.new),
  ]);
  return named({ old, new: now, step: '' });
}

test.each(holders)('%s: both ways find the same', async (_, holder) => {
  for (const inner of [parts, shut]) {
    const start = await pairOf(holder, inner);
    const byMeaning = found(new SchemaComparer({}, false), start);
    expect(found(new SchemaComparer({}, true), start)).toEqual(byMeaning);
  }
});

test.each(holders)('%s: the short way is taken where words say enough', async (_, holder, isShort) => {
  const pair = await pairOf(holder, parts);
  expect(compareWords(pair.old, pair.new) !== undefined).toBe(isShort);
  expect(found(new SchemaComparer({}, true), pair).length).toBeGreaterThan(isShort ? 2 : 0);
});

test('words that differ themselves are read', async () => {
  for (const [old, now] of [
    ['{ type: object, properties: { a: {} } }', '{ type: object, properties: { b: {} } }'],
    ['{ type: object, required: [a] }', '{ type: object }'],
    ['{ type: string }', '{ type: string, x-extensible-enum: [a] }'],
    ['{ anyOf: [{ type: string }, { type: integer }] }', '{ anyOf: [{ type: string }, { type: boolean }] }'],
  ] as const) {
    const nodes = await Promise.all([nodeIn('old.yaml', old, '{}'), nodeIn('new.yaml', now, '{}')]);
    const pair = named({ old: nodes[0], new: nodes[1], step: '' });
    expect(compareWords(pair.old, pair.new)).toBeUndefined();
  }
});
