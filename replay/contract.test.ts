/** Replies that are not what the description of the API says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Report, Result } from '../reports/index.ts';
import {
  ad,
  adService,
  adsPlace,
  findings,
  replayed,
  sendJson,
  type Handler,
} from './two-groups.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function described(paths: object): string {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify({ openapi: '3.0.3', paths }));
  return file;
}

const schema = {
  type: 'object',
  required: ['total', 'items'],
  properties: {
    total: { type: 'integer' },
    items: {
      type: 'array',
      items: { type: 'object', required: ['price'], properties: { price: { type: 'number' } } },
    },
  },
};
const ads = (of: object): object => ({
  '/api/ads': { get: { responses: { 200: { content: { 'application/json': { schema: of } } } } } },
});
const captured = [{ target: '/api/ads', times: 24 }];

/** The list with its prices as text, which the comparison is told to expect. */
const priceAsText: Handler = (_request, response) =>
  sendJson(response, { total: 1, items: [{ ...ad(1), price: 'secret-price' }] });

const ofContract = ({ results }: Report): Result | undefined =>
  results.find(({ rule }) => rule === 'reply-breaks-contract');

test('a reply that breaks it is named by place, without its value', async () => {
  const report = await replayed({
    captured,
    preview: adService('web-v1', priceAsText),
    options: { openApi: [described(ads(schema))] },
  });
  expect(ofContract(report)).toMatchObject({
    key: 'GET /api/ads body:/items/*/price type',
    outcome: 'fail',
    level: 'block',
    places: [adsPlace],
    message: expect.stringContaining('24 of 24 replies') as string,
  });
  expect(ofContract(report)?.message).not.toContain('secret-price');
});

test('what stable does too is not new, and only warns', async () => {
  const report = await replayed({
    captured,
    options: { openApi: [described(ads({ ...schema, required: ['owner'] }))] },
  });
  expect(ofContract(report)).toMatchObject({ key: 'GET /api/ads body:/owner required', level: 'warn' });
  expect(report.verdict).toBe('go');
});

test('replies that keep to it pass, and what was not checked is said', async () => {
  const report = await replayed({ options: { openApi: [described(ads(schema))] } });
  expect(findings(report)).toEqual([]);
  expect(ofContract(report)?.message).toBe(
    'All 12 replies of preview that are described keep to it; not checked: 18 not described.',
  );
});

test('a description of something else proves nothing', async () => {
  const report = await replayed({ captured, options: { openApi: [described({ '/orders': {} })] } });
  expect(ofContract(report)).toMatchObject({ outcome: 'inconclusive', level: 'warn' });
});

test('without a description nothing is said', async () => {
  expect(ofContract(await replayed({ captured }))).toBeUndefined();
});
