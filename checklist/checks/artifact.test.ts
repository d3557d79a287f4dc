import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { artifact } from './artifact.ts';

const packed = gzipSync('the release');
const hex = createHash('sha256').update(packed).digest('hex');
const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
let server: Server;
let origin: string;
let cwd: string;

beforeAll(async () => {
  server = createServer(({ url = '', method, headers }, response) => {
    const file = url.split('/')[1];
    if (file === 'gone') response.statusCode = 404;
    if (file === 'busy' || (file === 'closed' && headers.authorization !== 'Bearer key'))
      response.statusCode = file === 'busy' ? 503 : 401;
    if (file === 'moved') response.writeHead(302, { location: '/good' });
    if (file === 'away') response.writeHead(302, { location: 'http://elsewhere.example/good' });
    if (file === 'told') response.setHeader('X-Checksum-Sha256', hex.toUpperCase());
    response.end(method === 'HEAD' ? undefined : file === 'other' ? 'another' : packed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cwd = await mkdtemp(join(tmpdir(), 'seaworthy-artifact-'));
  await writeFile(join(cwd, 'shop.tgz'), packed);
});
afterAll(async () => {
  server.close();
  await rm(cwd, { recursive: true });
});

const judged = async (paths: readonly string[], more = {}, context = {}) => {
  const given = { mirrors: paths.map((path) => `${origin}/${path}`), ...more };
  return artifact.judge(await artifact.gather(given, contextFor({ cwd, ...context })), given);
};

test.each([
  ['pass', ['good', 'good/again'], {}],
  ['fail', ['good', 'other'], {}],
  ['fail', ['good', 'gone'], {}],
  ['error', ['good', 'busy'], {}],
  ['error', ['good', 'closed'], {}],
  ['pass', ['good', 'closed'], { headers: { authorization: 'Bearer key' } }],
  ['pass', ['moved', 'good'], {}],
  ['error', ['away', 'good'], {}],
  ['pass', ['good'], { sha256: hex }],
  ['fail', ['other'], { sha256: hex }],
  ['pass', ['good'], { integrity }],
  ['fail', ['other'], { integrity }],
  ['pass', ['good'], { file: 'shop.tgz' }],
  ['fail', ['good'], { file: 'absent.tgz' }],
  ['pass', ['told'], { file: 'shop.tgz', digestHeader: 'x-checksum-sha256' }],
  ['error', ['good'], { file: 'shop.tgz', digestHeader: 'x-checksum-sha256' }],
])('%s: %j %j', async (outcome, paths, more) => {
  expect(await judged(paths, more)).toMatchObject({ outcome });
});

test('a mirror that hangs is left, and a stranger asks no other host', async () => {
  const signal = AbortSignal.abort();
  expect(await judged(['good', 'good'], {}, { signal })).toMatchObject({ outcome: 'error' });
  const given = { mirrors: ['http://mirror.example/a'], sha256: hex };
  const facts = await artifact.gather(given, contextFor({ untrusted: true }));
  expect(artifact.judge(facts, given).message).toContain('not allowed');
});

test('refuses one mirror that is compared with nothing', () => {
  expect(paramProblems(artifact, { mirrors: ['http://a/x', 'http://a/x'] })).toHaveLength(1);
  expect(paramProblems(artifact, { mirrors: ['http://a/x'], integrity, sha256: hex })).toHaveLength(1);
});
