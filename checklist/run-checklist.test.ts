import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome, Progress, RunContext } from '../reports/index.ts';
import { runChecklist, type ChecklistOptions } from './run-checklist.ts';

let server: Server;
let url: string;
/** Replies 500 to the first request for a path below `/flaky`, then 200; never to `/hang`. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/hang') return;
    response.statusCode = request.url === '/broken' ? 500 : 200;
    response
      .setHeader('authorization', 'Bearer abcdefghijk')
      .end(`token is ${request.headers['x-token'] ?? ''}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function contextWith(more: Partial<RunContext> = {}): RunContext {
  return {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => new Date(),
    ...more,
  };
}

function optionsWith(items: readonly object[], more: Partial<ChecklistOptions> = {}): ChecklistOptions {
  const data = { name: 'test', items };
  return { subject: { service: 'shop' }, data, ci: false, env: {}, cwd: '/tmp', ...more };
}

const item = (id: string, path: string, more: object = {}): object => ({
  id,
  check: 'http',
  with: { url: `${url}${path}` },
  ...more,
});

async function outcomesOf(items: readonly object[]): Promise<Record<string, Outcome>> {
  const report = await runChecklist(optionsWith(items), contextWith());
  return Object.fromEntries(report.results.map(({ key, outcome }) => [key, outcome]));
}

test('a sound release gets go, one broken check makes it no-go', async () => {
  const good = await runChecklist(optionsWith([item('A', '/')]), contextWith());
  expect(good).toMatchObject({ tool: 'checklist', verdict: 'go', exitCode: 0 });
  expect(good.rules).toEqual([expect.objectContaining({ id: 'http', examined: 1 })]);

  const bad = await runChecklist(optionsWith([item('A', '/'), item('B', '/broken')]), contextWith());
  expect(bad).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  expect(bad.results[0]).toMatchObject({
    rule: 'http',
    key: 'B',
    outcome: 'fail',
    message: expect.stringContaining('500'),
    places: expect.arrayContaining(['item:B', 'operation:GET /broken']),
  });
});

test('what needs a failed item is skipped with the reason, and what needs that as well', async () => {
  const items = [item('A', '/broken'), item('B', '/', { needs: ['A'] }), item('C', '/', { needs: ['B'] })];
  const report = await runChecklist(optionsWith(items), contextWith());
  const said = Object.fromEntries(
    report.results.map(({ key, outcome, message }) => [key, `${outcome} ${message}`]),
  );
  expect(said['B']).toBe('skipped Not judged: it needs A, which failed.');
  expect(said['C']).toBe('skipped Not judged: it needs B, which was not run.');
});

test('a blocker that was left out because of a mere warning holds the release', async () => {
  const items = [item('A', '/broken', { level: 'warn' }), item('B', '/', { needs: ['A'] })];
  const report = await runChecklist(optionsWith(items), contextWith());
  expect(report.verdict).toBe('hold');
  expect(await outcomesOf(items)).toEqual({ A: 'fail', B: 'inconclusive' });
});
