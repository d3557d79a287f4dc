/** `rehearsal` and `all-of` against a server that real commands turn. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paramProblems } from '../items-of.ts';
import { ask } from '../store-hands.test-support.ts';
import { allOf } from './all-of.ts';
import { rehearsal } from './rehearsal.ts';

let server: Server;
let url: string;
const cwd = mkdtempSync(join(tmpdir(), 'rehearsal-'));
const state = join(cwd, 'state');
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.method === 'POST') writeFileSync(state, request.url?.slice(1) ?? '');
    response.end(JSON.stringify({ inlet: readFileSync(state, 'utf8').trim() }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => writeFileSync(state, 'open'));
afterAll(() => {
  server.close();
  rmSync(cwd, { recursive: true });
});

const shows = (inlet: string) => [
  { name: 'inlet', check: 'http', with: { url, expect: { json: { '/inlet': inlet } } } },
];
const turn = (word: string, inlet: string) => ({
  command: ['/bin/sh', '-c', `echo ${word} > state`],
  shows: shows(inlet),
});
const rehearsed = (more: Partial<Parameters<typeof rehearsal.judge>[1]>, context = {}) =>
  ask(
    rehearsal,
    {
      target: 'the inlet',
      group: 'preview' as const,
      turn: turn('closed', 'closed'),
      back: turn('open', 'open'),
      within: '2s',
      ...more,
    },
    { cwd, allowCommands: true, allowActs: true, timeoutMs: 60_000, ...context },
  );
const now = (): string => readFileSync(state, 'utf8').trim();

test('it is turned, seen and turned back, by commands or by calls', async () => {
  const judged = await rehearsed({});
  expect(judged).toMatchObject({
    outcome: 'pass',
    message: expect.stringMatching(/^the inlet: there after \d+ ms, back after \d+ ms\.$/) as string,
  });
  expect(now()).toBe('open');
  const calls = {
    turn: { http: { url: `${url}/closed` }, shows: shows('closed') },
    back: { http: { url: `${url}/open` }, shows: shows('open') },
  };
  expect(await rehearsed(calls)).toMatchObject({ outcome: 'pass' });
  expect(now()).toBe('open');
});

test('without effect it fails, and is turned back all the same', async () => {
  const judged = await rehearsed({ turn: turn('ajar', 'closed'), within: '1s' });
  expect(judged).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining('it had no effect in time') as string,
  });
  expect(now()).toBe('open');
  const broken = { command: ['/bin/false'], shows: shows('closed') };
  expect(await rehearsed({ turn: broken })).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining('the inlet could not be turned') as string,
  });
});

test('a way back that fails is told before all else', async () => {
  const back = { command: ['/bin/false'], shows: shows('open') };
  expect(await rehearsed({ back })).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining('may still be turned') as string,
  });
});

test('nothing is turned where the state is another, or where commands are off', async () => {
  writeFileSync(state, 'broken');
  expect(await rehearsed({})).toMatchObject({ outcome: 'inconclusive' });
  expect(now()).toBe('broken');
  writeFileSync(state, 'open');
  expect(await rehearsed({}, { allowCommands: false })).toMatchObject({ outcome: 'inconclusive' });
  const strange = { http: { url: 'http://stranger.example/' }, shows: shows('closed') };
  expect(await rehearsed({ turn: strange }, { untrusted: true })).toMatchObject({ outcome: 'inconclusive' });
  expect(now()).toBe('open');
});

test('nothing is turned where the item ends before the way back would', async () => {
  expect(await rehearsed({ within: '2s' }, { timeoutMs: 5999 })).toMatchObject({
    outcome: 'inconclusive',
    message:
      'Not run: there and back may take 6000 ms with a look before, and the timeout of the item is 5999 ms.',
  });
  expect(await rehearsed({ within: '2s' }, { timeoutMs: 6000 })).toMatchObject({ outcome: 'pass' });
});

test('what is done on the way counts as a part of its time', async () => {
  const slow = { command: ['/bin/sh', '-c', 'sleep 0.3; echo closed > state'], shows: shows('closed') };
  const { measured } = await rehearsed({ turn: slow });
  expect(measured?.[0]).toMatchObject({ name: 'time to effect', limit: 2000 });
  expect(measured?.[0]?.actual).toBeGreaterThanOrEqual(300);
});

test('what is aborted while it is turned is turned back', async () => {
  const stop = new AbortController();
  const marked = join(cwd, 'turned');
  const slow = { command: ['/bin/sh', '-c', 'echo closed > state; touch turned'], shows: shows('never') };
  const judging = rehearsed({ turn: slow, within: '20s' }, { signal: stop.signal });
  while (!existsSync(marked)) await sleep(20);
  stop.abort();
  await judging;
  expect(now()).toBe('open');
});

test('parts must fit their checks', () => {
  const parts = [{ check: 'http', with: { url, expect: { statuss: 200 } } }, { check: 'window' }];
  expect(paramProblems(allOf, { parts })).toMatchObject([
    { path: ['parts', 0, 'with', 'expect', 'statuss'] },
    { path: ['parts', 1, 'with'] },
  ]);
  expect(paramProblems(allOf, { parts: [{ check: 'notify' }] })).toHaveLength(1);
});

test('all parts are asked, and the worst counts', async () => {
  const parts = (inlet: string, port: string) => [
    ...shows(inlet),
    { name: 'port', check: 'tcp', with: { targets: [port] } },
  ];
  const open = new URL(url).host;
  expect(await ask(allOf, { parts: parts('open', open) })).toMatchObject({ outcome: 'pass' });
  expect(await ask(allOf, { parts: parts('open', 'no.such.name.invalid:80') })).toMatchObject({
    outcome: 'error',
  });
  expect(await ask(allOf, { parts: parts('closed', 'no.such.name.invalid:80') })).toMatchObject({
    outcome: 'fail',
    message: expect.stringMatching(/^inlet: .*port:/) as string,
  });
});
