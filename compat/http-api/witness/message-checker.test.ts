import { beforeAll, expect, test } from 'vitest';
import { contractOf } from '../read/memory-source.test-support.ts';
import { MessageChecker, type Violations } from './message-checker.ts';

const document = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    get:
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
components:
  schemas:
    Base: { type: object, properties: { a: { type: integer } } }
    Thing:
      allOf: [{ $ref: '#/components/schemas/Base' }]
      properties:
        base: { $ref: '#/components/schemas/Base' }
        list: { type: array, items: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Thing' }] } }
        odd: { $ref: '#/components/schemas/Odd' }
      unevaluatedProperties: false
    Odd: { type: nonsense }
`;

type Check = (value: unknown) => Violations;
let check: Check;
let briefly: Check;
beforeAll(async () => {
  const contract = await contractOf({ 'things.yaml': document });
  const operation = contract.operations.get('GET /things') ?? { responses: new Map() };
  const mediaType = 'application/json';
  const checking = async (isBrief: boolean): Promise<Check> => {
    const checker = await MessageChecker.open(contract, { isBrief });
    return (value) => checker.reply(operation, { status: '200', body: { mediaType, value } });
  };
  [check, briefly] = await Promise.all([checking(false), checking(true)]);
});

test('what a schema beside names is known around it', () => {
  expect(check({ a: 1 })).toEqual([]);
  expect(check({ a: 1, z: 1 })).toEqual([
    expect.objectContaining({ keyword: 'unevaluatedProperties', part: 'body' }),
  ]);
});

test('a misfit behind references names its place in the value and in the contract', () => {
  const place = { file: 'things.yaml', pointer: '/components/schemas/Base/properties/a' };
  const misfit = { part: 'body', keyword: 'type', place };
  expect(check({ base: { a: 'x' } })).toEqual([{ ...misfit, at: '/base/a' }]);
  expect(check({ list: ['b', { list: [{ a: 1 }] }] })).toEqual([]);
  expect(check({ list: [{ base: { a: 'x' } }] })).toContainEqual({ ...misfit, at: '/list/0/base/a' });
});

test('a schema that no validator understands hides only what comes to it', () => {
  expect(check({ odd: 1 })).toBeUndefined();
  expect(check({ base: { a: 1 } })).toEqual([]);
});

test('where one reason is enough the same values fit, whatever fields came before', () => {
  const fitting: readonly unknown[] = [
    { a: 1 },
    { base: { a: 1 } },
    { list: ['b', { list: [{ a: 1 }] }] },
    {},
  ];
  const unfit: readonly unknown[] = [
    { a: 'x' },
    { a: 1, z: 1 },
    { base: { a: 'x' } },
    { list: [{ base: { a: 'x' } }] },
    { z: 1 },
  ];
  for (const value of [...fitting, ...unfit.toReversed(), ...fitting, ...unfit]) {
    expect(briefly(value)?.length === 0).toBe(fitting.includes(value));
    expect(check(value)?.length === 0).toBe(fitting.includes(value));
  }
  expect(briefly({ odd: 1 })).toBeUndefined();
});
