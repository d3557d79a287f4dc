/** Keywords of schemas in pairs that differ in one of them: what the second of each lets through is known beforehand. */
type Json = Readonly<Record<string, unknown>>;
/** Name, the schema before, the schema after. */
export type KeywordCase = readonly [name: string, before: Json, after: Json | false];

const str = { type: 'string' };
const int = { type: 'integer' };
const num = { type: 'number' };
const obj = (properties: Json, more: Json = {}): Json => ({ type: 'object', properties, ...more });
const arr = (items?: Json, more: Json = {}): Json => ({
  type: 'array',
  ...(items ? { items } : {}),
  ...more,
});
const tuple = (first: Json, more: Json = {}): Json => ({ type: 'array', items: [first], ...more });
const thenIs = (schema: Json): Json => JSON.parse(JSON.stringify({ x: schema }).replace('x', 'then')) as Json;
const animal = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

export const components = {
  schemas: {
    Cat: obj({ kind: { const: 'Cat' }, meow: str }, { required: ['kind', 'meow'] }),
    Dog: obj({ kind: { const: 'Dog' }, bark: str }, { required: ['kind', 'bark'] }),
  },
};

/** The schema after lets less through. */
export const narrowing: readonly KeywordCase[] = [
  ['dependencies as names, draft 7', obj({}), obj({}, { dependencies: { a: ['b'] } })],
  ['dependencies as a schema, draft 7', obj({}), obj({}, { dependencies: { a: { required: ['b'] } } })],
  ['no more items, draft 7', tuple(str), tuple(str, { additionalItems: false })],
  ['a first item, draft 7', arr(), tuple(str)],
  ['other items, draft 7', tuple(str, { additionalItems: num }), tuple(str, { additionalItems: int })],
  ['type missingtostring', {}, str],
  ['oneOf[string,integer]tostring', { oneOf: [str, int] }, str],
  ['enum value removed', { type: 'string', enum: ['a', 'b', 'c'] }, { type: 'string', enum: ['a', 'b'] }],
  ['became enum', str, { type: 'string', enum: ['a', 'b'] }],
  ['const set', str, { type: 'string', const: 'a' }],
  ['enumtoconst', { type: 'string', enum: ['a', 'b'] }, { type: 'string', const: 'a' }],
  ['integer enum removed', { type: 'integer', enum: [1, 2] }, { type: 'integer', enum: [1] }],
  ['null enum removed', { enum: ['a', null] }, { enum: ['a'] }],
  ['maxLength set', str, { type: 'string', maxLength: 5 }],
  ['maxLength decreased', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 5 }],
  ['minLength set', str, { type: 'string', minLength: 5 }],
  ['minLength increased', { type: 'string', minLength: 2 }, { type: 'string', minLength: 5 }],
  ['maximum set', int, { type: 'integer', maximum: 5 }],
  ['maximum decreased', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 5 }],
  ['minimum set', num, { type: 'number', minimum: 5 }],
  ['minimum zero set', num, { type: 'number', minimum: 0 }],
  ['minimum increased', { type: 'number', minimum: 1 }, { type: 'number', minimum: 5 }],
  ['exclusiveMaximum set', num, { type: 'number', exclusiveMaximum: 5 }],
  ['exclusiveMinimum set', num, { type: 'number', exclusiveMinimum: 5 }],
  ['maximum to exclusive', { type: 'number', maximum: 5 }, { type: 'number', exclusiveMaximum: 5 }],
  [
    'exclusiveMaximum decreased',
    { type: 'number', exclusiveMaximum: 9 },
    { type: 'number', exclusiveMaximum: 5 },
  ],
  ['multipleOf set', num, { type: 'number', multipleOf: 5 }],
  ['multipleOf 5to10', { type: 'number', multipleOf: 5 }, { type: 'number', multipleOf: 10 }],
  [
    'pattern specialised',
    { type: 'string', pattern: '^[a-z0-9]+$' },
    { type: 'string', pattern: '^[a-z]+$' },
  ],
  ['format added', str, { type: 'string', format: 'uuid' }],
  ['format int64toint32', { type: 'integer', format: 'int64' }, { type: 'integer', format: 'int32' }],
  ['format doubletofloat', { type: 'number', format: 'double' }, { type: 'number', format: 'float' }],
  ['maxItems set', arr(str), arr(str, { maxItems: 3 })],
  ['minItems set', arr(str), arr(str, { minItems: 3 })],
  ['minItems increased', arr(str, { minItems: 2 }), arr(str, { minItems: 3 })],
  ['uniqueItems set', arr(str), arr(str, { uniqueItems: true })],
  ['items added', arr(), arr(int)],
  ['items enum removed', arr({ type: 'string', enum: ['a', 'b'] }), arr({ type: 'string', enum: ['a'] })],
  ['items false', arr(), { type: 'array', items: false }],
  ['minProperties set', { type: 'object' }, { type: 'object', minProperties: 1 }],
  ['maxProperties set', { type: 'object' }, { type: 'object', maxProperties: 1 }],
  ['additionalProperties false', { type: 'object' }, { type: 'object', additionalProperties: false }],
  ['additionalProperties schema', { type: 'object' }, { type: 'object', additionalProperties: str }],
  [
    'additionalProperties schema changed',
    { type: 'object', additionalProperties: { type: ['string', 'integer'] } },
    { type: 'object', additionalProperties: str },
  ],
  ['required property added', obj({ a: str }), obj({ a: str, b: str }, { required: ['b'] })],
  [
    'required property with default added',
    obj({ a: str }),
    obj({ a: str, b: { type: 'string', default: 'x' } }, { required: ['b'] }),
  ],
  ['property became required', obj({ a: str }), obj({ a: str }, { required: ['a'] })],
  [
    'nested property enum',
    obj({ a: obj({ b: { type: 'string', enum: ['x', 'y'] } }) }),
    obj({ a: obj({ b: { type: 'string', enum: ['x'] } }) }),
  ],
  ['allOf added', str, { type: 'string', allOf: [{ maxLength: 3 }] }],
  [
    'allOf member added',
    { allOf: [obj({ a: str })] },
    { allOf: [obj({ a: str }), obj({ b: str }, { required: ['b'] })] },
  ],
  ['anyOf member removed', { anyOf: [str, int, obj({ a: str })] }, { anyOf: [str, int] }],
  ['oneOf member removed', { oneOf: [str, int, obj({ a: str })] }, { oneOf: [str, int] }],
  ['anyOf introduced', {}, { anyOf: [str, int] }],
  [
    'anyOftooneOf',
    {
      anyOf: [
        { type: 'integer', multipleOf: 2 },
        { type: 'integer', multipleOf: 3 },
      ],
    },
    {
      oneOf: [
        { type: 'integer', multipleOf: 2 },
        { type: 'integer', multipleOf: 3 },
      ],
    },
  ],
  ['not added', str, { type: 'string', not: { enum: ['a'] } }],
  ['not changed', { type: 'string', not: { enum: ['a'] } }, { type: 'string', not: { enum: ['a', 'b'] } }],
  [
    'if/then added',
    obj({ a: str, b: str }),
    { ...obj({ a: str, b: str }), if: obj({ a: { const: 'x' } }), ...thenIs({ required: ['b'] }) },
  ],
  [
    'then tightened',
    { ...obj({ a: str, b: str }), if: obj({ a: { const: 'x' } }), ...thenIs({}) },
    { ...obj({ a: str, b: str }), if: obj({ a: { const: 'x' } }), ...thenIs({ required: ['b'] }) },
  ],
  [
    'else added',
    { ...obj({ a: str, b: str }), if: obj({ a: { const: 'x' } }) },
    { ...obj({ a: str, b: str }), if: obj({ a: { const: 'x' } }), else: { required: ['b'] } },
  ],
  ['contains added', arr(), arr(undefined, { contains: { type: 'string' } })],
  [
    'contains tightened',
    arr(undefined, { contains: { type: ['string', 'integer'] } }),
    arr(undefined, { contains: { type: 'string' } }),
  ],
  [
    'minContains increased',
    arr(undefined, { contains: str, minContains: 1 }),
    arr(undefined, { contains: str, minContains: 2 }),
  ],
  ['maxContains set', arr(undefined, { contains: str }), arr(undefined, { contains: str, maxContains: 2 })],
  ['prefixItems added', arr(), arr(undefined, { prefixItems: [str] })],
  [
    'prefixItems one more',
    arr(undefined, { prefixItems: [str] }),
    arr(undefined, { prefixItems: [str, int] }),
  ],
  ['propertyNames added', { type: 'object' }, { type: 'object', propertyNames: { maxLength: 3 } }],
  [
    'propertyNames tightened',
    { type: 'object', propertyNames: { maxLength: 5 } },
    { type: 'object', propertyNames: { maxLength: 3 } },
  ],
  ['patternProperties added', { type: 'object' }, { type: 'object', patternProperties: { '^x': str } }],
  [
    'dependentRequired added',
    obj({ a: str, b: str }),
    obj({ a: str, b: str }, { dependentRequired: { a: ['b'] } }),
  ],
  [
    'dependentRequired more',
    obj({ a: str, b: str, c: str }, { dependentRequired: { a: ['b'] } }),
    obj({ a: str, b: str, c: str }, { dependentRequired: { a: ['b', 'c'] } }),
  ],
  [
    'dependentSchemas added',
    obj({ a: str, b: str }),
    obj({ a: str, b: str }, { dependentSchemas: { a: { required: ['b'] } } }),
  ],
  ['unevaluatedProperties false', obj({ a: str }), obj({ a: str }, { unevaluatedProperties: false })],
  ['unevaluatedItems false', arr(), arr(undefined, { unevaluatedItems: false })],
  [
    'contentSchema added',
    { type: 'string', contentMediaType: 'application/json' },
    { type: 'string', contentMediaType: 'application/json', contentSchema: int },
  ],
  ['schema false', {}, false],
  ['oneOf ref member removed', { oneOf: [animal('Cat'), animal('Dog')] }, { oneOf: [animal('Cat')] }],
];

/** Each of both lets through what the other refuses. */
export const crossing: readonly KeywordCase[] = [
  ['type stringtointeger', str, int],
  ['const changed', { type: 'string', const: 'b' }, { type: 'string', const: 'a' }],
  ['multipleOf 5to7', { type: 'number', multipleOf: 5 }, { type: 'number', multipleOf: 7 }],
  ['pattern changed', { type: 'string', pattern: '^[0-9]+$' }, { type: 'string', pattern: '^[a-z]+$' }],
  ['format changed', { type: 'string', format: 'date' }, { type: 'string', format: 'uuid' }],
  ['items type changed', arr(str), arr(int)],
  [
    'prefixItems item changed',
    arr(undefined, { prefixItems: [str] }),
    arr(undefined, { prefixItems: [int] }),
  ],
  [
    'patternProperties changed',
    { type: 'object', patternProperties: { '^x': int } },
    { type: 'object', patternProperties: { '^x': str } },
  ],
  [
    'contentEncoding changed',
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', contentEncoding: 'base16' },
  ],
  ['ref changed', animal('Cat'), animal('Dog')],
];
