import { describe, expect, test } from 'vitest';
import type { ContractDiff } from '../kind.ts';
import { asyncapi } from './index.ts';

type Files = Readonly<Record<string, string>>;

async function diff(old: Files, now: Files): Promise<ContractDiff> {
  const files = (texts: Files) => ({
    texts: new Map(Object.entries(texts).filter(([name]) => asyncapi.reads(name))),
    display: (name: string) => name,
    readBeside: (name: string) => {
      const text = texts[name];
      return text === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(text);
    },
  });
  return asyncapi.compare(files(old), files(now));
}

const said = ({ changes }: ContractDiff): string[] =>
  changes.map(
    ({ rule, element, states, places }) => `${rule} | ${element.key} | ${states.join('')} | ${places.join()}`,
  );

const three = (order: string, actions: readonly string[]): string => `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: shop.orders
    bindings: { kafka: { partitions: 3 } }
    messages:
      placed: { payload: { $ref: '#/components/schemas/Order' } }
      paid: { $ref: '#/components/messages/paid' }
operations:
${actions.map((action) => `  ${action}Orders: { action: ${action}, channel: { $ref: '#/channels/orders' } }`).join('\n')}
components:
  messages:
    paid: { headers: { type: object }, payload: { $ref: '#/components/schemas/Order' } }
  schemas:
    Order: ${order}
`;
const wide = '{ type: object, properties: { kind: { enum: [big, small] } } }';
const narrow = '{ type: object, properties: { kind: { enum: [big] } } }';

describe('who is hurt follows from who sends', () => {
  test.each([
    ['others read what is sent: they fail while both run, and at what is in the queue', ['send'], 'AC'],
    [
      'others may write what is new: the old application fails, and at what is in the queue',
      ['receive'],
      'BC',
    ],
    ['it does both', ['send', 'receive'], 'ABC'],
  ])('%s', async (_, actions, states) => {
    const { changes } = await diff(
      { 'asyncapi.yaml': three(narrow, actions) },
      { 'asyncapi.yaml': three(wide, actions) },
    );
    expect(changes.map((one) => [one.rule, one.states.join('')])).toEqual([
      ['asyncapi-old-cannot-read-new', states],
    ]);
    expect(changes[0]?.places.toSorted()).toEqual(
      actions.map((action) => `operation:${action.toUpperCase()} shop.orders`).sort(),
    );
  });

  test('what is narrowed hurts new readers: of others, or the application itself', async () => {
    const found = async (actions: readonly string[]) =>
      (await diff({ 'asyncapi.yaml': three(wide, actions) }, { 'asyncapi.yaml': three(narrow, actions) }))
        .changes;
    expect((await found(['send']))[0]).toMatchObject({
      rule: 'asyncapi-new-cannot-read-old',
      states: ['B', 'D'],
    });
    expect((await found(['receive']))[0]).toMatchObject({
      rule: 'asyncapi-new-cannot-read-old',
      states: ['A', 'D'],
    });
  });
});

test('version 2 is compared with version 3 by addresses; its verbs are those of others', async () => {
  const two = `asyncapi: 2.6.0
channels:
  shop.orders:
    subscribe: { message: { oneOf: [{ name: placed, payload: ${narrow} }, { name: paid, payload: ${narrow} }] } }
`;
  expect(said(await diff({ 'asyncapi.yaml': two }, { 'asyncapi.yaml': three(narrow, ['send']) }))).toEqual(
    [],
  );
  expect(said(await diff({ 'asyncapi.yaml': two }, { 'asyncapi.yaml': three(narrow, ['receive']) }))).toEqual(
    [
      'asyncapi-operation-removed | send shop.orders | A | operation:SEND shop.orders',
      'asyncapi-operation-added | receive shop.orders | B | operation:RECEIVE shop.orders',
    ],
  );
});

test('schemas in files beside it are followed, of JSON Schema and Avro', async () => {
  const document = `asyncapi: 2.6.0
channels:
  orders:
    publish: { message: { name: placed, payload: { $ref: './order.json' } } }
  bids:
    publish: { message: { name: bid, schemaFormat: application/vnd.apache.avro+json, payload: { $ref: 'bid.avsc' } } }
`;
  const files = (type: string): Files => ({
    'asyncapi.yaml': document,
    'order.json': `{ "type": "object", "properties": { "id": { "type": "${type === 'int' ? 'integer' : type}" } } }`,
    'bid.avsc': `{ "type": "record", "name": "Bid", "fields": [{ "name": "id", "type": "${type}" }] }`,
  });
  expect(said(await diff(files('int'), files('string')))).toEqual([
    'asyncapi-old-cannot-read-new | receive bids: bid | BC | operation:RECEIVE bids',
    'asyncapi-new-cannot-read-old | receive bids: bid | AD | operation:RECEIVE bids',
    'asyncapi-neither-can-read | receive orders: placed order.id: type | ABCD | operation:RECEIVE orders',
  ]);
});

test('a finding names the field as its author knows it', async () => {
  const inline = (kinds: string): string =>
    `asyncapi: 2.6.0\nchannels:\n  shop.orders:\n    subscribe: { message: { name: placed, payload: { type: object, properties: { kind: { enum: [${kinds}] } } } } }`;
  const { changes } = await diff({ 'asyncapi.yaml': inline('a') }, { 'asyncapi.yaml': inline('a, b') });
  expect(changes).toMatchObject([
    {
      element: {
        key: 'send shop.orders: placed kind: enum',
        label: 'field `kind` of message `send shop.orders: placed`',
      },
      to: 'changes its values: with "b"',
      witness: { text: '{"kind":"b"}' },
    },
  ]);
});

test('what is not looked into is named', async () => {
  const text = three(narrow, ['send']).replace(
    'headers: { type: object }',
    'schemaFormat: application/x-protobuf',
  );
  const { changes, unchecked } = await diff({ 'asyncapi.yaml': text }, { 'asyncapi.yaml': text });
  expect(changes).toEqual([]);
  expect(unchecked).toEqual([
    'bindings (asyncapi.yaml:6)',
    'send shop.orders: paid in application/x-protobuf (asyncapi.yaml)',
  ]);
});

test.each([
  ['a: 1', 'asyncapi.yaml'],
  ['asyncapi: 1.0.0', 'asyncapi.yaml'],
  ['asyncapi: 2.0.0\nchannels: [', 'asyncapi.yaml:2'],
])('%j cannot be read', async (text, where) => {
  await expect(diff({ 'asyncapi.yaml': text }, { 'asyncapi.yaml': text })).rejects.toMatchObject({
    code: 'contract-unreadable',
    where,
  });
});

test.each([
  'asyncapi: 3.0.0\nchannels: 5\noperations: { a: 1, b: { action: send }, c: { action: send, channel: { $ref: "#/nowhere" } } }',
  'asyncapi: 2.0.0\nchannels: { a: { publish: 1 }, b: null, c: { subscribe: { message: { oneOf: [1, null] } } } }',
])('odd documents are compared as far as they go: %s', async (text) => {
  expect((await diff({ 'asyncapi.yaml': text }, { 'asyncapi.yaml': text })).changes).toEqual([]);
});
