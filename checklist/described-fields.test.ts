import { expect, test } from 'vitest';
import { describedFields } from './described-fields.ts';

const openapi = `
openapi: 3.1.0
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, description: the order, schema: { type: string } }
    put:
      parameters:
        - $ref: '#/components/parameters/Page'
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Order' } }
      responses:
        '200': { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer, default: 1 } }
  schemas:
    Order:
      required: [price]
      properties:
        price: { type: number, description: in cents }
        note: { description: free text }
        parent: { $ref: '#/components/schemas/Order' }
        buyer: { type: object, description: who, properties: { name: { type: string } } }
`;

test('parameters and members of bodies, through references and into themselves once', () => {
  const { operations, fields } = describedFields(openapi);
  expect(operations).toBe(1);
  const tells = Object.fromEntries(fields.map((field) => [field.name, field.tells]));
  expect(tells).toEqual({
    'PUT /orders/{id} path id': ['type', 'description', 'default'],
    'PUT /orders/{id} query page': ['type', 'default'],
    'PUT /orders/{id} body price': ['type', 'description', 'default'],
    'PUT /orders/{id} body note': ['description'],
    'PUT /orders/{id} body parent': ['type'],
    'PUT /orders/{id} body buyer': ['type', 'description'],
    'PUT /orders/{id} body buyer.name': ['type'],
    'PUT /orders/{id} 200 price': ['type', 'description', 'default'],
    'PUT /orders/{id} 200 note': ['description', 'default'],
    'PUT /orders/{id} 200 parent': ['type', 'default'],
    'PUT /orders/{id} 200 buyer': ['type', 'description', 'default'],
    'PUT /orders/{id} 200 buyer.name': ['type', 'default'],
  });
});

test('Swagger 2, with a body among its parameters', () => {
  const swagger = {
    swagger: '2.0',
    paths: {
      '/a': {
        post: {
          parameters: [
            { name: 'q', in: 'query', type: 'string', default: 'x' },
            { name: 'b', in: 'body', schema: { properties: { c: {} } } },
          ],
          responses: { 200: { schema: { properties: { d: { type: 'string' } } } } },
        },
      },
    },
  };
  expect(describedFields(JSON.stringify(swagger)).fields).toEqual([
    { name: 'POST /a query q', tells: ['type', 'default'] },
    { name: 'POST /a body c', tells: [] },
    { name: 'POST /a 200 d', tells: ['type', 'default'] },
  ]);
});

test.each(['', 'null', '[]', '{"a":1}', 'a: [', '<html>'])('%j is no description', (text) => {
  expect(() => describedFields(text)).toThrow(/./);
});
