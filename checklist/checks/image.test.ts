/** `image` against a server that replies as the OCI distribution specification says. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../store-hands.test-support.ts';
import { image } from './image.ts';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const labels = { 'org.opencontainers.image.revision': 'a1b2' };
const config = JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: labels } });
const manifest = JSON.stringify({
  schemaVersion: 2,
  config: { digest: digestOf(config), size: 1 },
  layers: [],
});
const index = JSON.stringify({
  schemaVersion: 2,
  manifests: [
    { digest: digestOf(manifest), platform: { os: 'linux', architecture: 'amd64' } },
    { digest: digestOf('other'), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
    { digest: digestOf('proof'), platform: { os: 'unknown', architecture: 'unknown' } },
  ],
});
const contents: Readonly<Record<string, string>> = {
  '/v2/shop/web/manifests/v1.1.0': index,
  [`/v2/shop/web/manifests/${digestOf(manifest)}`]: manifest,
  '/v2/shop/web/manifests/single': manifest,
  '/v2/shop/web/manifests/odd': '{"schemaVersion":1}',
  [`/v2/shop/web/manifests/${digestOf('moved')}`]: manifest,
  [`/v2/shop/web/blobs/${digestOf(config)}`]: config,
};

let server: Server;
let url: string;
/** Where the token service says it is. */
let realm: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const target = new URL(request.url ?? '/', 'http://registry');
    const { authorization = '' } = request.headers;
    if (target.pathname === '/token') {
      const known = authorization === `Basic ${Buffer.from('ci:secret-word').toString('base64')}`;
      const scope = target.searchParams.get('scope');
      return response.writeHead(known ? 200 : 401).end(JSON.stringify({ token: `for ${scope}` }));
    }
    if (authorization !== 'Bearer for repository:shop/web:pull') {
      const challenge = `Bearer realm="${realm}/token",service="registry",scope="repository:shop/web:pull"`;
      return response.writeHead(401, { 'www-authenticate': challenge }).end('{}');
    }
    const content = contents[target.pathname];
    return response.writeHead(content === undefined ? 404 : 200).end(content ?? '{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  realm = url;
});
afterAll(() => server.close());

const asked = (more: object, password = 'secret-word') =>
  ask(image, {
    registries: [url],
    repository: 'shop/web',
    tag: 'v1.1.0',
    login: { name: 'ci', password },
    ...more,
  });

test('the tested digest, for its platforms and from its commit', async () => {
  const wanted = { digest: digestOf(index), platforms: ['linux/amd64', 'linux/arm64/v8'], labels };
  expect(await asked(wanted)).toMatchObject({ outcome: 'pass' });
  expect(
    await asked({ tag: 'single', digest: digestOf(manifest), platforms: ['linux/amd64'], labels }),
  ).toMatchObject({
    outcome: 'pass',
  });
});

test.each([
  ['another digest', { digest: digestOf('tested') }, 'not what was tested'],
  ['another platform', { platforms: ['linux/s390x'] }, 'it is not for linux/s390x'],
  ['another commit', { labels: { 'org.opencontainers.image.revision': 'ffff' } }, 'is a1b2, not ffff'],
  ['a tag that is not there', { tag: 'v9' }, 'has no shop/web:v9'],
])('%s fails', async (_name, more, part) => {
  expect(await asked(more)).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining(part) as string,
  });
});

test('a wrong password, content that is not its digest, and what is no image are errors', async () => {
  const refused = await asked({}, 'wrong-word');
  expect(refused).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('refuses the credential') as string,
  });
  expect(JSON.stringify(refused)).not.toContain('wrong-word');
  expect(await asked({ tag: digestOf('moved') })).toMatchObject({ outcome: 'error' });
  expect(await asked({ tag: 'odd' })).toMatchObject({ outcome: 'error' });
});

test('a password goes to no host that the item does not name', async () => {
  realm = 'https://stranger.example';
  expect(await asked({})).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('the host stranger.example is not allowed') as string,
  });
  realm = url;
});
