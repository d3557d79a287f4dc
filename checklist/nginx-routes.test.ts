import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readNginxConfig } from './adapters/nginx-config.ts';
import { contextFor } from './context-for.test-support.ts';
import { lostRoutes } from './nginx-routes.ts';

const cwd = mkdtempSync(join(tmpdir(), 'nginx-routes-'));
afterAll(() => rmSync(cwd, { recursive: true }));

async function lost(...servers: string[]): Promise<string[]> {
  const text = servers.map((inside) => `server { ${inside} }`).join('\n');
  writeFileSync(join(cwd, 'nginx.conf'), `http { upstream web { server 10.0.0.1:80; } ${text} }`);
  const read = await readNginxConfig('nginx.conf', contextFor({ cwd }));
  return 'problem' in read ? [read.problem] : lostRoutes(read.directives);
}
const at = (...paths: string[]): string => paths.map((path) => `location ${path} { return 200; }`).join(' ');

test.each([
  [
    'a prefix below an expression',
    at('/api/v1', '~ ^/api'),
    '/api/v1 of any name on 80 is never taken, for location ~ ^/api is',
  ],
  ['an expression below an earlier one', at('~ ^/api', '~ ^/api/v2'), '~ ^/api/v2'],
  ['an expression that stands twice', at('~ ^/a$', '~ ^/a$'), '~ ^/a$'],
  ['whatever its case', at('/API', '~* ^/api'), '/API'],
])('%s is lost', async (_name, inside, part) => {
  expect(await lost(inside)).toEqual([expect.stringContaining(`location ${part}`)]);
});

test.each([
  ['an expression for some files', at('/', '~ \\.php$', '/api')],
  ['a prefix that stops the search', at('^~ /api/v1', '~ ^/api')],
  ['an exact path', at('= /api', '~ ^/api')],
  ['the special before the general', at('~ ^/api/v2', '~ ^/api')],
  ['an expression of another engine', at('/api', '~ ^/(?>api)')],
])('%s leaves all others', async (_name, inside) => {
  expect(await lost(inside)).toEqual([]);
});

test('two servers of one name and port', async () => {
  const shop = 'listen 8080; server_name shop.example www.shop.example;';
  expect(await lost(shop, 'listen 8080; server_name shop.example;')).toEqual([
    'two servers are shop.example on 8080',
  ]);
  expect(await lost(shop, 'listen 8081; server_name shop.example;')).toEqual([]);
});
