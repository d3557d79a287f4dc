import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNginx, type Nginx } from '../../fixtures/servers/nginx.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { assetsNamedBy } from '../adapters/page-assets.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { assetDelivery } from './asset-delivery.ts';

const files = {
  'new/js/app-9a77e0b1.js': 'two',
  'old/js/app-4f0c11d9.js': 'one',
  'edge-a/js/app-9a77e0b1.js': 'two',
  'edge-a/js/app-4f0c11d9.js': 'one',
  'edge-a/index.html': '<script src="js/app-9a77e0b1.js"></script>',
  'edge-a/early.html': '<link rel="stylesheet" href="css/soon-11aa22bb.css">',
  'edge-b/js/app-9a77e0b1.js': 'two',
  'edge-b/js/app-4f0c11d9.js': 'one',
  'edge-late/js/app-4f0c11d9.js': 'one',
  'edge-other/js/app-9a77e0b1.js': '<!doctype html>',
  'edge-other/js/app-4f0c11d9.js': 'one',
};

test('finds what a page names', () => {
  const html = `<base href="/v2/"><script src=a.js></script><link rel=stylesheet href="//cdn.example/b.css">
    <link rel="canonical" href="/"><script>inline()</script><script src="data:text/javascript,1"></script>`;
  expect(assetsNamedBy(html, 'https://shop.example/cart')).toEqual([
    'https://shop.example/v2/a.js',
    'https://cdn.example/b.css',
  ]);
});

test('refuses fewer edges than are asked for', () => {
  const given = { edges: ['http://a/', 'http://a/'], builds: ['new'] };
  expect(paramProblems(assetDelivery, given)).toHaveLength(1);
  expect(paramProblems(assetDelivery, { ...given, edgesMin: 1 })).toEqual([]);
});

const nginx = engines.find(({ name }) => name === 'nginx')?.find();

describe.skipIf(!requireEngine('nginx', nginx !== undefined))('edges of nginx (skipped without it)', () => {
  let cwd: string;
  let server: Nginx;

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'seaworthy-edges-'));
    await chmod(cwd, 0o755);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), text);
    }
    server = await startNginx(
      (port) => `server { listen 127.0.0.1:${port}; root ${cwd};
        location ~ html$ { add_header cache-control no-cache; }
        location ~ js$ { add_header cache-control "public, max-age=31536000, immutable"; gzip on; }
        location /edge-brief/ { alias ${cwd}/edge-b/; add_header cache-control max-age=60; } }`,
    );
  });
  afterAll(async () => {
    await server.stop();
    await rm(cwd, { recursive: true });
  });

  const judged = async (edges: readonly string[], more = {}, context = {}) => {
    const url = (path: string): string => `${server.url}/${path}`;
    const given = { edges: edges.map(url), builds: ['new', 'old'], ...more };
    return assetDelivery.judge(await assetDelivery.gather(given, contextFor({ cwd, ...context })), given);
  };

  test.each([
    ['pass', ['edge-a', 'edge-b/']],
    ['fail', ['edge-a', 'edge-late']],
    ['fail', ['edge-a', 'edge-other']],
    ['fail', ['edge-a', 'edge-nowhere']],
  ])('%s: %j', async (outcome, edges) => {
    expect(await judged(edges)).toMatchObject({ outcome });
  });

  test('asks for what a page names, and holds both against rules of caches', async () => {
    const cachedFor = { cachedFor: '180d' };
    const page = { pages: [`${server.url}/edge-a/index.html`], ...cachedFor };
    expect(await judged(['edge-a', 'edge-b'], page)).toMatchObject({
      outcome: 'pass',
      message: '4 assets and 1 pages were fetched, all as they should be.',
    });
    const early = await judged(['edge-a'], { pages: [`${server.url}/edge-a/early.html`] });
    expect(early).toMatchObject({ outcome: 'fail' });
    expect(early.message).toContain('soon-11aa22bb.css: status 404');
    const kept = { pages: [`${server.url}/edge-a/js/app-9a77e0b1.js`], ...cachedFor };
    expect((await judged(['edge-a'], kept)).message).toContain('without asking');
  });

  test('nobody there, and a stranger whose host is not allowed, are errors', async () => {
    const edges = ['http://127.0.0.1:1/', 'http://cdn.example/'];
    for (const edge of edges) {
      expect(await judged([], { edges: [edge] }, { untrusted: true })).toMatchObject({ outcome: 'error' });
    }
  });
});
