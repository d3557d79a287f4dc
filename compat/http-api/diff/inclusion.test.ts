/** Holds the diff against a validator: what one schema accepts and the other refuses must be reported. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractOf } from '../read/memory-source.test-support.ts';
import type { Change } from '../changes.ts';
import { diffContracts } from './diff-contracts.ts';

type Json = Record<string, unknown>;

const words = fc.constantFrom('', 'a', 'ab', 'abc');
const optional = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.record(shape, { requiredKeys: [] }).map((keywords) => ({ ...keywords }));

const { schema } = fc.letrec<{ schema: Json; plain: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: tie('plain') },
    {
      weight: 1,
      arbitrary: fc.array(tie('plain'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('plain'), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
    },
    { weight: 1, arbitrary: tie('plain').map((plain) => ({ anyOf: [plain, { type: 'null' }] })) },
    { weight: 1, arbitrary: tie('plain').map((plain) => ({ not: plain })) },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('plain'), { minLength: 3, maxLength: 3 })
        .map((parts) => Object.fromEntries(['if', 'then', 'else'].map((name, nth) => [name, parts[nth]]))),
    },
  ),
  plain: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      { type: 'null' },
      { type: 'boolean' },
      { type: ['integer', 'null'] },
      { type: ['string', 'integer'] },
    ),
    optional({
      minimum: fc.integer({ min: -1, max: 3 }),
      exclusiveMaximum: fc.integer({ min: 0, max: 6 }),
      multipleOf: fc.constantFrom(1, 2),
    }).chain((keywords) => fc.constantFrom('integer', 'number').map((type) => ({ type, ...keywords }))),
    optional({
      minLength: fc.nat(2),
      maxLength: fc.nat(3),
      enum: fc.uniqueArray(words, { minLength: 1 }),
    }).map((keywords) => ({ type: 'string', ...keywords })),
    optional({
      items: tie('schema'),
      minItems: fc.nat(1),
      maxItems: fc.nat(2),
      uniqueItems: fc.boolean(),
      contains: tie('schema'),
      minContains: fc.nat(2),
      maxContains: fc.nat(2),
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    }).map((keywords) => ({ type: 'array', ...keywords })),
    fc
      .record({
        properties: optional({ a: tie('schema'), b: tie('schema') }),
        required: fc.subarray(['a', 'b']),
        additionalProperties: fc.boolean(),
      })
      .chain((keywords) =>
        optional({
          propertyNames: fc.constantFrom({ maxLength: 0 }, { enum: ['a', 'b'] }),
          patternProperties: fc.record({ '^a': tie('schema') }),
          dependentRequired: fc.constantFrom({ a: ['b'] }, { b: ['a', 'c'] }),
          dependentSchemas: fc.record({ a: tie('schema') }),
        }).map((more) => ({ type: 'object', ...keywords, ...more })),
      ),
  ),
}));

const scalars = [null, true, false, -1, 0, 1, 2, 2.5, 4, 5, '', 'a', 'ab', 'abc', 'abcd'];
const universe: readonly unknown[] = [
  ...scalars,
  [],
  ...scalars.map((value) => [value]),
  ['a', 'a'],
  [1, 2],
  [1, 2, 3],
  {},
  ...scalars.flatMap((value) => [
    { a: value },
    { b: value },
    { a: value, b: 'a' },
    { a: value, b: 1 },
    { a: 1, c: value },
  ]),
  { a: {} },
  { a: [] },
  { a: { a: 1 } },
];

async function changesBetween(old: Json, now: Json): Promise<readonly Change[]> {
  const document = (inner: Json): string =>
    JSON.stringify({
      openapi: '3.1.0',
      paths: { '/ads': { post: { requestBody: { content: { 'application/json': { schema: inner } } } } } },
    });
  const [a, b] = await Promise.all([
    contractOf({ 'old.json': document(old) }),
    contractOf({ 'new.json': document(now) }),
  ]);
  return diffContracts(a, b).changes;
}

const narrowing: ReadonlySet<string> = new Set(['narrows', 'incomparable', 'unknown']);

test('a value that was accepted and is refused now is never missed', async () => {
  let witnesses = 0;
  await fc.assert(
    fc.asyncProperty(schema, schema, async (old, now) => {
      const changes = await changesBetween(old, now);
      // A new optional field of an open object is taken for harmless on purpose.
      fc.pre(!changes.some(({ kind, effect }) => kind === 'field-added' && effect === 'none'));
      const ajv = new Ajv2020({ strict: false });
      const [accepted, accepts] = [ajv.compile(old), ajv.compile(now)];
      const lost = universe.filter((value) => accepted(value) && !accepts(value));
      witnesses += lost.length;
      const isReported = changes.some(({ effect, isNominal }) => isNominal !== true && narrowing.has(effect));
      expect(isReported ? [] : lost).toEqual([]);
    }),
    { numRuns: 80 },
  );
  expect(witnesses).toBeGreaterThan(50);
});

test('equal schemas do not differ', () =>
  fc.assert(
    fc.asyncProperty(schema, async (one) => {
      expect(await changesBetween(one, { ...one })).toEqual([]);
    }),
  ));

test('what narrows one way widens the other way', () => {
  const mirrored = {
    widens: 'narrows',
    narrows: 'widens',
    incomparable: 'incomparable',
    unknown: 'unknown',
    none: 'none',
  } as const;
  const kinds: Partial<Record<Change['kind'], string>> = {
    'field-added': 'field-removed',
    'field-removed': 'field-added',
  };
  const told = (changes: readonly Change[]): string[] =>
    changes.map(({ kind, effect, element }) => `${kind} ${effect} ${element.key}`).sort();
  return fc.assert(
    fc.asyncProperty(schema, schema, async (old, now) => {
      const there = await changesBetween(old, now);
      const back = (await changesBetween(now, old)).map((change) => ({
        ...change,
        kind: (kinds[change.kind] ?? change.kind) as Change['kind'],
        effect: mirrored[change.effect],
      }));
      expect(told(back)).toEqual(told(there));
    }),
  );
});
