import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  parseApprovedRoutes,
  readApprovedRoutes,
  requireApproval,
  writeApprovedRoutes,
} from './approved-routes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-approved-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['GET /api/ads', 'GET /api/ads', true],
  ['GET /api/ads', 'GET /api/ads/{}', false],
  ['GET /api/ads', 'HEAD /api/ads', false],
  ['/api/ads/{}  # 12 requests', 'HEAD /api/ads/{}', true],
  ['GET /api/*', 'GET /api/a/b', true],
  ['GET /api/*', 'GET /apix', false],
  ['*', 'GET /anything', true],
  ['# GET /api/ads', 'GET /api/ads', false],
  ['', 'GET /', false],
])('%s approves %s: %s', (line, route, approved) => {
  expect(parseApprovedRoutes(`# list\r\n${line}\r\n`, 'routes.txt').has(route)).toBe(approved);
});

test('a line that is no route is named', () => {
  expect(() => parseApprovedRoutes('GET /a\nPOST /orders\n', 'routes.txt')).toThrow(
    '"POST /orders" is no route.',
  );
});

test('the lines may be given themselves', async () => {
  const approved = await readApprovedRoutes(['GET /a', '# GET /b']);
  expect([approved.has('GET /a'), approved.has('GET /b')]).toEqual([true, false]);
  await expect(readApprovedRoutes(['nothing'])).rejects.toMatchObject({ where: 'approvedRoutes:1' });
});

test('a missing list says how to write it', async () => {
  const file = join(folder, 'routes.txt');
  await expect(readApprovedRoutes(file)).rejects.toMatchObject({
    code: 'input-unreadable',
    todo: expect.stringContaining(`replay plan --write-approved ${file}`) as string,
  });
});

describe('a proposal', () => {
  const routes = [
    { route: 'GET /api/ads', captured: 30, share: 0.75 },
    { route: 'GET /api/ads/{}', captured: 10, share: 0.25 },
  ];

  test('approves what it lists and says how often it was captured', async () => {
    const file = join(folder, 'routes.txt');
    expect(await writeApprovedRoutes(file, routes)).toBe(2);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('GET /api/ads     # 30 requests, 75.0 %\n');
    const approved = await readApprovedRoutes(file);
    expect(routes.every(({ route }) => approved.has(route))).toBe(true);
    expect(approved.has('GET /')).toBe(false);
  });

  test('keeps every line that people wrote and adds what these do not cover', async () => {
    const file = join(folder, 'routes.txt');
    await writeFile(file, '# ours\nGET /api/ads');
    expect(await writeApprovedRoutes(file, routes)).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(
      '# ours\nGET /api/ads\nGET /api/ads/{}  # 10 requests, 25.0 %\n',
    );
    expect(await writeApprovedRoutes(file, routes)).toBe(0);
  });
});

test('only beyond loopback a list is needed', () => {
  expect(() => requireApproval({ onLoopback: true })).not.toThrow();
  expect(() => requireApproval({ onLoopback: false, approvedRoutes: 'routes.txt' })).not.toThrow();
  expect(() => requireApproval({ onLoopback: false })).toThrow(/only routes on an approved list are sent/);
});
