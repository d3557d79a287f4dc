import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOpenApi } from './openapi-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-openapi-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function pathsOf(text: string): Promise<readonly string[]> {
  const file = join(folder, 'api.yaml');
  await writeFile(file, text);
  return (await readOpenApi(file)).paths;
}

test.each([
  ['YAML', 'openapi: 3.1.0\npaths:\n  /orders/{orderId}: {}\n  x-note: {}\n', ['/orders/{orderId}']],
  [
    'JSON',
    '{"swagger":"2.0","basePath":"/v1/","paths":{"/orders":{},"/orders/{id}":{}}}',
    ['/v1/orders', '/v1/orders/{id}'],
  ],
  [
    'several servers',
    'servers: [{url: "https://{region}.a.example/v2/"}, {url: /beta}, {url: "//b.example/v2"}]\npaths: {/a: {}}',
    ['/v2/a', '/beta/a'],
  ],
])('%s', async (_name, text, paths) => {
  expect(await pathsOf(text)).toEqual(paths);
});

test.each([
  ['no paths', 'openapi: 3.1.0\n'],
  ['broken YAML', 'openapi: ['],
  ['no object', '7'],
  ['half a file', '{"paths": {"/a": '],
  [
    'a billion laughs',
    `a: &a [x]\n${Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *${n === 0 ? 'a' : `b${n - 1}`}]`).join('\n')}\n`,
  ],
])('%s is refused', async (_name, text) => {
  await expect(pathsOf(text)).rejects.toMatchObject({
    code: 'contract-unreadable',
    where: join(folder, 'api.yaml'),
  });
});

test('a missing file is refused', async () => {
  await expect(readOpenApi(join(folder, 'none.yaml'))).rejects.toMatchObject({
    code: 'contract-unreadable',
  });
});
