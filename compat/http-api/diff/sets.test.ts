/** Cases where the words change and the sets do not, or the other way round. */
import { describe, expect, test } from 'vitest';
import { exampleDocument, withRequest } from '../example.ts';
import { contractOf } from '../read/memory-source.test-support.ts';
import { diffContracts } from './diff-contracts.ts';

async function told(old: string, now: string, more: readonly [string, string] = ['', '']): Promise<string[]> {
  const document = (schema: string, below: string): string =>
    exampleDocument(`${withRequest(schema)}\n---\n${below}`);
  const [a, b] = await Promise.all([
    contractOf({ 'old.yaml': document(old, more[0]) }),
    contractOf({ 'new.yaml': document(now, more[1]) }),
  ]);
  return diffContracts(a, b).changes.map(
    ({ kind, effect, isNominal }) => `${kind} ${isNominal === true ? 'same' : effect}`,
  );
}

describe('limits', () => {
  test.each([
    ['multiples of fractions', '{ type: number, multipleOf: 0.1 }', '{ type: number, multipleOf: 0.3 }', ['limit narrows']],
    ['whole numbers are multiples of 1', '{ type: integer }', '{ type: integer, multipleOf: 1 }', ['limit same']],
    ['both parts of allOf count', '{ type: integer, multipleOf: 6 }', '{ allOf: [{ type: integer, multipleOf: 2 }, { multipleOf: 3 }] }', []],
    ['a format that the bounds imply', '{ type: integer, minimum: 0, maximum: 100 }', '{ type: integer, minimum: 0, maximum: 100, format: int32 }', ['form same']],
    ['a format that the bounds do not imply', '{ type: integer, minimum: 0 }', '{ type: integer, minimum: 0, format: int32 }', ['form narrows']],
    ['an outer format', '{ type: integer, format: int32 }', '{ type: integer, format: int64 }', ['form widens']],
    ['a hint', '{ type: string }', '{ type: string, format: password }', ['form same']],
    ['a length that all listed values have', '{ type: string, enum: [a, b] }', '{ type: string, enum: [a, b], maxLength: 5 }', ['limit same']],
    ['a length that a listed value has not', '{ type: string, enum: [a, bbb] }', '{ type: string, enum: [a, bbb], maxLength: 2 }', ['limit narrows']],
    ['values that never got through', '{ type: string, enum: [a, bbb], minLength: 4 }', '{ type: string, enum: [a, bbb], minLength: 2 }', ['limit widens']],
    ['a pattern that all listed values match', '{ type: string, enum: [a.b, a] }', "{ type: string, enum: [a.b, a], pattern: '^a' }", ['form same']],
    ['another way to write a pattern', "{ type: string, pattern: '^(a|b)$' }", "{ type: string, pattern: '^[ab]$' }", ['form same']],
  ])('%s', async (_, old, now, expected) => expect(await told(old, now)).toEqual(expected)); // prettier-ignore
});

describe('alternatives', () => {
  const cat = '{ type: object, properties: { kind: { enum: [cat] }, lives: { type: integer } } }';
  const dog = '{ type: object, properties: { kind: { enum: [dog] }, barks: { type: boolean } } }';
  const cow = '{ type: object, properties: { milk: { type: integer } } }';
  const closed = (schema: string): string =>
    schema.replace('object,', 'object, additionalProperties: false,');

  test('two that changed are each held against what they were, wherever they stand', async () => {
    const [old, now] = [
      `{ oneOf: [${cat}, ${dog}] }`,
      `{ oneOf: [${dog.replace('boolean', 'string')}, ${cat.replace('integer', 'string')}] }`,
    ];
    expect(await told(old, now)).toEqual(['type incomparable', 'type incomparable']);
  });

  test('what stands in a schema with a name has none of its own there', async () => {
    const any = "{ $ref: '#/components/schemas/Any' }";
    const below = (members: string): string => `components: { schemas: { Any: { anyOf: [${members}] } } }`;
    const inAny = (old: string, now: string): Promise<string[]> => told(any, any, [below(old), below(now)]);
    expect(await inAny(`${cat}, { type: string }`, `{ type: string }, ${cat}`)).toEqual([]);
    expect(
      await inAny(`{ type: string }, ${cat}`, `${cat.replace('integer', 'string')}, { type: string }`),
    ).toEqual(['type incomparable']);
  });

  test('alternatives that narrowed together are told by what narrowed in them', async () => {
    const asked = (id: string, sizes: string): string =>
      `{ type: object, required: [${id}], properties: { ${id}: { type: string }, region: { type: string }, size: { enum: [${sizes}] } } }`;
    const either = (sizes: string, ids = ['a', 'b']): string =>
      `{ oneOf: [${ids.map((id) => asked(id, sizes)).join(', ')}] }`;
    const [wide, narrow] = [either('S, M, L'), either('S, M')];
    expect(new Set(await told(wide, narrow))).toEqual(new Set(['enum narrows']));
    expect(new Set(await told(narrow, wide))).toEqual(new Set(['enum widens']));
    const three = either('S, M, L', ['a', 'b', 'c']);
    expect(new Set(await told(three, narrow))).toEqual(new Set(['alternatives narrows', 'enum narrows']));
  });

  test.each([
    ['values', '{ type: string, enum: [A, B] }', '{ enum: [A] }, { enum: [B] }'],
    ['types', '{ type: [string, integer] }', '{ type: string }, { type: integer }'],
    ['types with all numbers', '{ type: [string, number] }', '{ type: string }, { type: number }'],
  ])('a list of %s taken apart says the same', async (_, whole, parts) => {
    for (const word of ['oneOf', 'anyOf']) {
      expect(await told(whole, `{ ${word}: [${parts}] }`)).toEqual([]);
      expect(await told(`{ ${word}: [${parts}] }`, whole)).toEqual([]);
    }
    expect(await told(whole, `{ oneOf: [${parts}, ${parts}] }`)).toEqual(['alternatives narrows']);
    expect(await told(whole, `{ anyOf: [${parts.split('}, ')[0]} }, { enum: [C] }] }`)).not.toEqual([]);
  });

  test.each([
    ['{ type: boolean }', '[true, false]', '[true]'],
    ["{ type: [boolean, 'null'] }", '[true, false, null]', '[true, null]'],
    ['{ type: integer, minimum: 1, maximum: 3 }', '[1, 2, 3]', '[1, 3]'],
  ])('%s lists its values when it names %s, and not when it names %s', async (plain, all, some) => {
    const type = plain.replace(/, minimum.*\d/, '');
    const listed = (values: string): string => type.replace(/ }$/, `, enum: ${values} }`);
    expect(await told(plain, listed(all))).not.toContain('enum narrows');
    expect(await told(listed(all), plain)).not.toContain('enum widens');
    expect(await told(plain, listed(some))).toContain('enum narrows');
    expect(await told(listed(some), plain)).toContain('enum widens');
  });

  test('what has little in common is told as gone and new', async () => {
    const [old, now] = [
      `{ oneOf: [${closed(cat)}, ${closed(dog)}, ${closed(cow)}] }`,
      `{ oneOf: [${closed(cow)}, { type: object, additionalProperties: false, properties: { wool: {} } }] }`,
    ];
    expect(await told(old, now)).toContain('alternatives incomparable');
  });
});

describe('discriminators', () => {
  const schemas = 'components: { schemas: { Cat: { type: object, properties: { a: {} }, required: [a] }, Dog: { type: object, properties: { b: {} }, required: [b] } } }'; // prettier-ignore
  const union = (mapping: string, members = ['Cat', 'Dog']): string =>
    `{ oneOf: [${members.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(', ')}], discriminator: { propertyName: kind${mapping === '' ? '' : `, mapping: { ${mapping} }`} } }`;
  const cat = "Cat: '#/components/schemas/Cat'";

  test.each([
    ['a name that was meant anyway', '', cat, []],
    ['the same target written another way', 'x: Cat', "x: '#/components/schemas/Cat'", []],
    ['one more name', cat, `${cat}, tom: Cat`, ['discriminator widens']],
    ['one name less', `${cat}, tom: Cat`, cat, ['discriminator narrows']],
    ['another target', 'x: Cat, y: Cat, z: Dog', 'x: Cat, y: Dog, z: Dog', ['discriminator unknown']],
  ])('%s', async (_, old, now, expected) => {
    expect(await told(union(old), union(now), [schemas, schemas])).toEqual(expected);
  });

  test('an alternative that goes with its name is told once', async () => {
    const both = [schemas, schemas] as const;
    expect(await told(union(`${cat}, dog: Dog`), union(cat, ['Cat']), both)).toEqual([
      'alternatives narrows',
    ]);
  });
});
