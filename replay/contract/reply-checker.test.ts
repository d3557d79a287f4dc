import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CompleteReply } from '../reply.ts';
import { openReplyChecker, type ReplyChecker } from './reply-checker.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function checker(document: object | string): Promise<ReplyChecker> {
  const file = join(folder, 'openapi.yaml');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return openReplyChecker([file]);
}

function reply(body: unknown, status = 200, type = 'application/json; charset=utf-8'): CompleteReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': type }, body: { bytes: text.length, text }, latencyUs: 1 };
}

const described = (schema: object, version = '3.0.3'): object => ({
  openapi: version,
  paths: {
    '/ads/{id}': {
      get: {
        responses: { 200: { content: { 'application/json': { schema } } }, '4XX': { description: 'no' } },
      },
    },
  },
  components: {
    schemas: { Label: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
  },
});

describe('OpenAPI 3.0', () => {
  const ad = {
    type: 'object',
    required: ['id', 'note', 'secret'],
    properties: {
      id: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      note: { type: 'string', nullable: true },
      secret: { type: 'string', writeOnly: true },
      labels: { type: 'array', items: { $ref: '#/components/schemas/Label' } },
    },
  };

  test.each([
    ['what fits', { id: 7, note: null, labels: [{ name: 'a' }] }, []],
    ['another type', { id: '7', note: '' }, ['body:/id type']],
    ['a missing field', { id: 7 }, ['body:/note required']],
    ['a bound', { id: 0, note: '' }, ['body:/id exclusiveMinimum']],
    [
      'one cause in many elements',
      { id: 7, note: '', labels: [{}, {}, {}] },
      ['body:/labels/*/name required'],
    ],
  ])('%s', async (_name, body, violations) => {
    const found = (await checker(described(ad))).check('GET /ads/{}', reply(body));
    expect(Array.isArray(found) ? found.map(({ at, keyword }) => `${at} ${keyword}`) : found).toEqual(
      violations,
    );
  });

  test('a message tells no value', async () => {
    const [found] = (await checker(described(ad))).check('GET /ads/{}', reply({ id: 'geheim', note: '' }));
    expect(found).toEqual({ at: 'body:/id', keyword: 'type', message: 'must be integer' });
  });

  test('a status that is not described', async () => {
    const api = await checker(described(ad));
    expect(api.check('GET /ads/{}', reply('', 302))).toEqual([
      { at: 'status', keyword: 'undescribed', message: '302 is not described' },
    ]);
    expect(api.check('GET /ads/{}', reply('', 404))).toBe('not-described');
    expect(api.check('GET /ads/{}', reply('', 503))).toBe('not-described');
  });

  test.each([
    ['another route', 'GET /orders', reply({}), 'not-described'],
    ['a HEAD', 'HEAD /ads/{}', reply(''), 'not-described'],
    ['a page', 'GET /ads/{}', reply('<p>', 200, 'text/html'), 'not-json'],
    ['broken JSON', 'GET /ads/{}', reply('{"id":'), 'not-json'],
  ] as const)('nothing to check: %s', async (_name, route, answer, why) =>
    expect((await checker(described(ad))).check(route, answer)).toBe(why),
  );
});

test('OpenAPI 3.1: types as arrays', async () => {
  const api = await checker(described({ type: ['string', 'null'] }, '3.1.0'));
  expect(api.check('GET /ads/{}', reply(null))).toEqual([]);
  expect(api.check('GET /ads/{}', reply(1))).toHaveLength(1);
});

test('OpenAPI 2.0 with a base path, and a response that is referred to', async () => {
  const api = await checker(`
swagger: '2.0'
basePath: /v1
paths:
  /ads: { get: { responses: { '200': { $ref: '#/responses/Ads' } } } }
responses:
  Ads: { description: all, schema: { type: array } }
`);
  expect(api.check('GET /v1/ads', reply([]))).toEqual([]);
  expect(api.check('GET /v1/ads', reply({}))).toEqual([
    { at: 'body:', keyword: 'type', message: 'must be array' },
  ]);
});

test('a schema that leads out of the file is said to be unusable, not taken for met', async () => {
  const api = await checker(described({ $ref: 'other.yaml#/Ad' }));
  expect(api.check('GET /ads/{}', reply({}))).toBe('schema-unusable');
});
