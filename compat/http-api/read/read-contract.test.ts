import { expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { diffContracts } from '../diff/diff-contracts.ts';
import { contractOf } from './memory-source.test-support.ts';

function schemaOf(contract: Contract, key = 'GET /ads') {
  return contract.operations.get(key)?.responses.get('200')?.content.get('application/json')?.read();
}

const withSchema = (schema: string, version = '3.1.0', more = ''): string =>
  `openapi: ${version}\npaths: { /ads: { get: { responses: { 200: { content: { application/json: { schema: ${schema} } } } } } } }\n${more}`;

test('the three versions of OpenAPI give the same contract', async () => {
  const v2 = `swagger: '2.0'
basePath: /v1
consumes: [application/json]
paths:
  /ads/{ad}:
    parameters: [{ name: ad, in: path, required: true, type: string }]
    post:
      parameters:
        - { name: size, in: query, type: integer, maximum: 9 }
        - { name: body, in: body, required: true, schema: { $ref: '#/definitions/Ad' } }
      responses: { 200: { description: ok, schema: { $ref: '#/definitions/Ad' } } }
definitions: { Ad: { type: object, properties: { id: { type: integer, x-nullable: true } } } }
`;
  const v3 = (version: string, id: string): string => `openapi: ${version}
servers: [{ url: 'https://{region}.example/v1', variables: { region: { default: eu } } }]
paths:
  /ads/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post:
      parameters: [{ name: size, in: query, schema: { type: integer, maximum: 9 } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } } }
      responses: { 200: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Ad' } } } } }
components: { schemas: { Ad: { type: object, properties: { id: ${id} } } } }
`;
  const contracts = await Promise.all([
    contractOf({ 'v2.yaml': v2 }),
    contractOf({ 'v30.yaml': v3('3.0.3', '{ type: integer, nullable: true }') }),
    contractOf({ 'v31.yaml': v3('3.1.0', '{ type: [integer, "null"] }') }),
  ]);
  for (const old of contracts)
    for (const now of contracts) expect(diffContracts(old, now).changes).toEqual([]);
  expect(contracts.map(({ operations }) => operations.get('POST /ads/{}')?.place)).toEqual(
    Array.from({ length: 3 }, () => 'operation:POST /v1/ads/{}'),
  );
});

test('references lead into other files, and from there back', async () => {
  const contract = await contractOf({
    'api.yaml': `openapi: 3.0.0\npaths: { /ads: { $ref: 'paths/ads.yaml' } }\ncomponents: { schemas: { Id: { type: integer } } }\n`,
    'paths/ads.yaml': `get: { $ref: './get.json' }\n`,
    'paths/get.json': JSON.stringify({
      responses: {
        200: { content: { 'application/json': { schema: { $ref: '../api.yaml#/components/schemas/Id' } } } },
      },
    }),
  });
  expect(schemaOf(contract)?.types).toEqual(new Set(['integer']));
  expect(contract.unchecked()).toEqual([]);
});

test('what cannot be followed is named with its line and compares as unknown', async () => {
  const contract = await contractOf({ 'api.yaml': withSchema(`{ $ref: 'missing.yaml#/Ad' }`) });
  expect(schemaOf(contract)?.opaque).toContain('missing.yaml');
  expect(contract.unchecked()).toEqual([expect.stringMatching(/missing\.yaml.*\(api\.yaml:2\)/)]);
});

test.each([
  [
    'a reference to itself',
    `{ $ref: '#/components/schemas/A' }`,
    `{ A: { $ref: '#/components/schemas/A' } }`,
  ],
  [
    'two that refer to each other',
    `{ $ref: '#/components/schemas/A' }`,
    `{ A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }`,
  ],
  [
    'allOf that includes itself',
    `{ $ref: '#/components/schemas/A' }`,
    `{ A: { allOf: [{ $ref: '#/components/schemas/A' }] } }`,
  ],
])('%s ends', async (_, schema, schemas) => {
  const contract = await contractOf({
    'api.yaml': withSchema(schema, '3.1.0', `components: { schemas: ${schemas} }\n`),
  });
  expect(schemaOf(contract)).toBeDefined();
  expect(contract.unchecked().length).toBeGreaterThan(0);
});

test('schemas that contain themselves are compared to their end', async () => {
  const tree = (leaf: string): string =>
    withSchema(
      `{ $ref: '#/components/schemas/Node' }`,
      '3.0.0',
      `components: { schemas: { Node: { type: object, properties: { leaf: { type: ${leaf} }, next: { $ref: '#/components/schemas/Node' }, all: { type: array, items: { $ref: '#/components/schemas/Node' } } } } } }\n`,
    );
  const [old, now] = await Promise.all([
    contractOf({ 'a.yaml': tree('string') }),
    contractOf({ 'b.yaml': tree('integer') }),
  ]);
  expect(diffContracts(old, now).changes).toMatchObject([{ kind: 'type', element: { key: 'Node.leaf' } }]);
});

test('an alias bomb is refused in bounded time', async () => {
  const layers = Array.from(
    { length: 12 },
    (_, i) => `x${i + 1}: &x${i + 1} [${Array.from({ length: 12 }, () => `*x${i}`).join(', ')}]`,
  );
  const bomb = ['openapi: 3.0.0', 'x0: &x0 [boom]', ...layers].join('\n');
  await expect(contractOf({ 'api.yaml': bomb })).rejects.toMatchObject({ code: 'contract-unreadable' });
});

test.each([
  ['deep JSON', '['.repeat(200_000)],
  ['deep YAML', '- '.repeat(20_000)],
  ['a tab in the indentation', 'openapi: 3.0.0\npaths:\n\t/ads: {}\n'],
  ['one key twice', 'openapi: 3.0.0\nopenapi: 3.0.1\n'],
])('%s is refused with a line', async (_, text) => {
  await expect(contractOf({ 'api.yaml': text })).rejects.toMatchObject({
    code: 'contract-unreadable',
    where: expect.stringMatching(/^api\.yaml(:\d+)?$/),
  });
});

test('oddities of real documents end in a contract', async () => {
  const odd = `openapi: 3.1.0
paths:
  x-note: kept
  /ads:
    parameters: [null, 7, { in: query }]
    get: { responses: null }
    post: { requestBody: 5, responses: { 200: null, x-note: 1 } }
    put: nothing
  __proto__: { get: {} }
  /ads/{constructor}: { get: { responses: { 200: { content: { application/json: { schema: [] } } } } } }
`;
  const contract = await contractOf({ 'api.yaml': odd });
  expect([...contract.operations.keys()]).toEqual(['GET /ads', 'POST /ads', 'GET /ads/{}']);
  expect(schemaOf(contract, 'GET /ads/{}')?.opaque).toBeDefined();
  expect(diffContracts(contract, contract).changes).toEqual([]);
});
