import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffContracts } from '../diff/diff-contracts.ts';
import { contractOf } from './memory-source.test-support.ts';
import { readContract } from './read-contract.ts';

const kindsBetween = async (old: string, now: string): Promise<string[]> => {
  const [a, b] = await Promise.all([contractOf({ 'old.yaml': old }), contractOf({ 'new.yaml': now })]);
  return diffContracts(a, b).changes.map(({ kind, effect }) => `${kind} ${effect}`);
};

test('a path is known by its shape, not by the names of its parameters', async () => {
  const document = (first: string, second: string, type: string): string =>
    `openapi: 3.0.0\npaths: { '/a/{${first}}/b/{${second}}': { get: { parameters: [{ name: ${second}, in: path, required: true, schema: { type: ${type} } }, { name: ${first}, in: path, required: true, schema: { type: string } }] } } }\n`;
  expect(await kindsBetween(document('id', 'key', 'string'), document('key', 'id', 'string'))).toEqual([]);
  expect(await kindsBetween(document('id', 'key', 'string'), document('a', 'b', 'integer'))).toEqual([
    'type narrows',
  ]);
});

test('callbacks are found where the path stands in a file of its own, and have a place to go to', async () => {
  const files = (expression: string): Record<string, string> => ({
    'api.yaml': `openapi: 3.0.0\npaths: { /ads: { $ref: './ads.yaml' } }\n`,
    'ads.yaml': `post: { callbacks: { sold: { '${expression}': { post: { requestBody: { content: {} } } } } } }\n`,
  });
  const [old, now] = await Promise.all([
    contractOf(files('{$request.query.a}')),
    contractOf(files('{$request.query.b}')),
  ]);
  expect(old.events.size).toBe(1);
  expect(diffContracts(old, old).changes).toEqual([]);
  expect(diffContracts(old, now).changes.map(({ kind }) => kind)).toEqual(['event-added', 'event-removed']);
});

test('a parameter that is a document is compared as one', async () => {
  const document = (type: string): string =>
    `openapi: 3.0.0\npaths: { /ads: { get: { parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: ${type} } } } }] } } }\n`;
  // as text a number would be a string too
  expect(await kindsBetween(document('integer'), document('string'))).toEqual(['type incomparable']);
});

test('links are named where they differ', async () => {
  const document = (name: string): string =>
    `openapi: 3.0.0\npaths: { /ads: { get: { responses: { 200: { links: { next: { operationId: ${name} } } } } } } }\n`;
  const contract = await contractOf({ 'api.yaml': document('a') });
  expect(contract.operations.get('GET /ads')?.asides.get('links of 200')).toBe(
    '{"next":{"operationId":"a"}}',
  );
});

test('members and extensions that nothing here looks at are named once, with their first place', async () => {
  const contract = await contractOf({
    'api.yaml': `openapi: 3.1.0
x-owner: me
paths:
  /ads:
    get:
      x-rate: 5
      parameters: [{ name: a, in: query, schema: { type: string, xml: { name: b }, minimun: 5 }, x-hint: c }]
    put: { x-rate: 7 }
`,
  });
  diffContracts(contract, await contractOf({ 'b.yaml': 'openapi: 3.1.0\npaths: { /ads: { get: { parameters: [{ name: a, in: query, schema: {} }] } } }\n' })); // prettier-ignore
  expect(contract.unchecked()).toEqual([
    'the extension `x-hint` in parameter objects (api.yaml:7)',
    'the extension `x-owner` in document objects (api.yaml:2)',
    'the extension `x-rate` in operation objects (api.yaml:6 and 1 more)',
    'the member `minimun` in schema objects (api.yaml:7)',
    'the member `xml` in schema objects (api.yaml:7)',
  ]);
});

test('a file of 100 MB is refused before it is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contracts-'));
  try {
    const path = join(folder, 'api.yaml');
    await writeFile(path, 'openapi: 3.0.0\n');
    await truncate(path, 100 * 1024 * 1024);
    await expect(readContract(path, new AbortController().signal)).rejects.toMatchObject({
      code: 'contract-unreadable',
      message: expect.stringContaining('larger than 64 MiB'),
      where: path,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
