import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdsFolder, edited, findings, requiredRegion, withoutDelete } from '../ads.test-support.ts';
import { consumerInPact } from './pact.ts';
import { readConsumers } from './read-consumers.ts';

let folder: AdsFolder;
let consumers: string;
const { signal } = new AbortController();

const pact = (version: string, interactions: readonly unknown[], name = 'checkout'): string =>
  JSON.stringify({
    consumer: { name },
    provider: { name: 'ads' },
    interactions,
    metadata: { pactSpecification: { version } },
  });

beforeAll(async () => {
  folder = await AdsFolder.make();
  consumers = join(folder.path, 'consumers');
  await mkdir(consumers);
  await folder.write(
    'consumers/checkout-ads.json',
    pact('2.0.0', [
      {
        description: 'one ad',
        request: { method: 'get', path: '/api/ads/7' },
        response: { status: 200, body: { id: '7', price: 1 } },
      },
      {
        description: 'the list',
        request: { method: 'GET', path: '/api/ads', query: 'region=eu&size=2' },
        response: { status: 200 },
      },
    ]),
  );
  await folder.write(
    'consumers/billing.yaml',
    edited(
      ['        price: { type: number }\n', ''],
      ['[id, price]', '[id]'],
      [
        "    delete:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: ok } }\n",
        '',
      ],
    ),
  );
});
afterAll(() => folder[Symbol.asyncDispose]());

const usedBy = async (candidate: string, rule: string): Promise<string | undefined> => {
  const finding = findings(await folder.run(candidate, { consumers })).find((one) => one.rule === rule);
  return finding?.message.replace(/^.*\. (?=Used by|None of)/, '');
};

test('a field is used by whoever reads it, and by nobody else', async () => {
  const withoutPrice = edited(['        price: { type: number }\n', ''], ['[id, price]', '[id]']);
  expect(await usedBy(withoutPrice, 'response-field-removed')).toBe(
    'Used by checkout: tell them before the release.',
  );
  const report = await folder.run(withoutPrice, { consumers });
  expect(findings(report).find(({ rule }) => rule === 'response-field-removed')).toMatchObject({
    places: ['operation:GET /api/ads', 'operation:GET /api/ads/{}', 'service:checkout'],
    evidence: expect.arrayContaining([
      expect.objectContaining({ title: 'Used by', rows: [['checkout', 'GET /api/ads/7, reads `.price`']] }),
    ]),
  });
});

test('a parameter that is asked for concerns those that do not send it', async () => {
  expect(await usedBy(requiredRegion, 'required-parameter-added')).toBe(
    'Used by billing: tell them before the release.',
  );
});

test('what no consumer uses says so', async () => {
  expect(await usedBy(withoutDelete, 'operation-removed')).toBe(
    'None of 2 consumers with a contract uses it.',
  );
});

test('a call that neither contract describes is named', async () => {
  const lost = join(folder.path, 'lost');
  await mkdir(lost, { recursive: true });
  await folder.write(
    'lost/till.json',
    pact('3.0.0', [{ request: { method: 'GET', path: '/gone' } }], 'till'),
  );
  const { notices } = await folder.run(requiredRegion, { consumers: lost });
  expect(notices.map(({ message }) => message)).toContain(
    'A consumer calls what neither contract describes: till: GET /gone.',
  );
});

test.each([
  ['2', { request: { method: 'POST', path: '/ads', query: 'a=1&b=2', body: { id: '7' } } }],
  ['3', { request: { method: 'POST', path: '/ads', query: { a: ['1'], b: ['2'] }, body: { id: '7' } } }],
  [
    '4',
    {
      type: 'Synchronous/HTTP',
      request: {
        method: 'POST',
        path: '/ads',
        query: { a: ['1'], b: ['2'] },
        body: { content: { id: '7' }, contentType: 'application/json', encoded: false },
      },
    },
  ],
])('Pact version %s', (version, interaction) => {
  const consumer = consumerInPact(
    JSON.parse(pact(version, [interaction, { type: 'Asynchronous/Messages' }])),
  );
  expect(consumer).toEqual({
    name: 'checkout',
    uses: [
      {
        method: 'POST',
        path: '/ads',
        parameters: new Set(['query a', 'query b']),
        requestFields: new Set(['.id']),
        replyFields: new Set(),
      },
    ],
  });
});

test('a folder without contracts, a missing one and a broken file are refused', async () => {
  const empty = join(folder.path, 'empty');
  await mkdir(empty);
  await expect(readConsumers(empty, signal)).rejects.toMatchObject({ code: 'input-unreadable' });
  await expect(readConsumers(join(folder.path, 'none'), signal)).rejects.toMatchObject({
    code: 'input-unreadable',
  });
  await folder.write('empty/broken.json', '{ "consumer": ');
  await expect(readConsumers(empty, signal)).rejects.toMatchObject({ code: 'contract-unreadable' });
});
