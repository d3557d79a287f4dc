import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HarnessError, type Report, type RunContext } from '../reports/index.ts';
import { runChecklist, type ChecklistOptions } from './run-checklist.ts';

let server: Server;
let url: string;
/** Requests by path. */
let seen: Record<string, number> = {};

/** `/broken` answers 500, `/hang` never, `/flaky` drops its first connection. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    seen[path] = (seen[path] ?? 0) + 1;
    if (path === '/hang') return;
    if (path === '/flaky' && seen[path] === 1) {
      request.socket.destroy();
      return;
    }
    response.statusCode = path === '/broken' ? 500 : 200;
    response.setHeader('set-cookie', 'sid=verysecret').end(`you sent ${String(request.headers['x-token'])}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen = {};
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const noon = new Date('2026-11-17T12:00:00Z');

function run(
  items: readonly object[],
  options: Partial<ChecklistOptions> = {},
  context: Partial<RunContext> = {},
): Promise<Report> {
  const signal = new AbortController().signal;
  return runChecklist(
    {
      subject: { service: 'shop' },
      data: { name: 'test', items },
      ci: false,
      env: {},
      cwd: '/tmp',
      ...options,
    },
    { signal, onProgress: () => undefined, now: () => noon, ...context },
  );
}

function item(id: string, path: string, more: object = {}): object {
  return { id, check: 'http', with: { url: `${url}${path}` }, ...more };
}

function said(report: Report): Record<string, string> {
  return Object.fromEntries(
    report.results.map(({ key, outcome, message }) => [key, `${outcome}: ${message}`]),
  );
}

test('a sound release gets go, one broken check makes it no-go', async () => {
  const good = await run([item('A', '/')]);
  expect(good).toMatchObject({ tool: 'checklist', verdict: 'go', exitCode: 0 });
  expect(good.rules).toEqual([expect.objectContaining({ id: 'http', examined: 1 })]);

  const bad = await run([item('A', '/'), item('B', '/broken', { owner: '@ops', service: 'web' })]);
  expect(bad).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  expect(bad.results[0]).toMatchObject({
    rule: 'http',
    key: 'B',
    outcome: 'fail',
    owner: '@ops',
    phase: 'before',
    places: ['item:B', 'service:web', 'operation:GET /broken'],
  });
  expect(bad.results[0]?.message).toContain('500');
});

describe('needs', () => {
  test('a blocker that needs a failed item is not judged, with the reason, and what needs that as well', async () => {
    const items = [item('C', '/', { needs: ['B'] }), item('B', '/', { needs: ['A'] }), item('A', '/broken')];
    expect(said(await run(items))).toMatchObject({
      B: 'inconclusive: Not judged: it needs A, which failed.',
      C: 'inconclusive: Not judged: it needs B, which is inconclusive.',
    });
    expect(seen['/']).toBeUndefined();
  });

  test('a blocker that was left out because of a mere warning holds the release', async () => {
    const report = await run([item('A', '/broken', { level: 'warn' }), item('B', '/', { needs: ['A'] })]);
    expect(report.verdict).toBe('hold');
    expect(said(report)['B']).toBe('inconclusive: Not judged: it needs A, which failed.');
  });

  test('what does not apply stands in nobody’s way', async () => {
    const report = await run(
      [
        item('A', '/broken', { enableLater: '2026-11-18' }),
        item('B', '/broken', { when: { services: ['pay'] } }),
        item('C', '/broken', { when: { strategies: ['rolling'] } }),
        item('D', '/', { needs: ['A', 'B', 'C'] }),
      ],
      { subject: { service: 'shop', strategy: 'gray' } },
    );
    expect(report.verdict).toBe('go');
    expect(said(report)).toMatchObject({
      A: 'skipped: Not asked yet: it counts from 2026-11-18 on.',
      B: 'skipped: Does not apply: it is for pay, not for shop.',
      C: 'skipped: Does not apply: it is for the strategy rolling, not gray.',
    });
  });

  test('nothing but items that do not apply is no go', async () => {
    const report = await run([item('A', '/', { enableLater: '2026-11-18' })]);
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3 });
  });

  test('a need that was not selected is named', async () => {
    const report = await run([item('A', '/'), item('B', '/', { needs: ['A'] })], { only: ['B'] });
    expect(report.results.map(({ key }) => key)).toEqual(['B']);
    expect(report.notices[0]?.message).toContain('B needs A');
  });
});

describe('selection', () => {
  const items = (): object[] => [item('A', '/'), item('B', '/', { phase: 'after' })];

  test('by phase', async () => {
    const report = await run(items(), { phases: ['after'] });
    expect(report.results.map(({ key, phase }) => [key, phase])).toEqual([['B', 'after']]);
  });

  test.each<[string, Partial<ChecklistOptions>, string, string]>([
    ['a phase without items', { phases: ['rollback'] }, 'nothing-selected', 'No item'],
    ['no items', { data: { name: 'empty', items: [] } }, 'nothing-selected', 'no items'],
    ['an id that is no item', { only: ['C'] }, 'usage', 'no item "C"'],
    ['no checklist', { data: undefined }, 'usage', 'No checklist'],
    ['a file that is not there', { file: 'none.yaml' }, 'input-unreadable', 'none.yaml'],
  ])('%s is refused', async (_name, options, code, what) => {
    const error: unknown = await run(items(), options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(what) as string });
  });
});

describe('errors', () => {
  test('are tried again, with every attempt kept and a notice', async () => {
    const report = await run([item('A', '/flaky', { retries: 2 })]);
    expect(report.verdict).toBe('go');
    expect(report.results[0]?.attempts?.map(({ outcome }) => outcome)).toEqual(['error', 'pass']);
    expect(report.results[0]?.message).toContain('Only at attempt 2');
    expect(report.notices).toEqual([{ kind: 'tool-fault', message: 'A passed only at attempt 2 of 3.' }]);
  });

  test('a fail is never tried again', async () => {
    const report = await run([item('A', '/broken', { retries: 5 })]);
    expect(report.results[0]?.attempts).toHaveLength(1);
    expect(seen['/broken']).toBe(1);
  });

  test('hold the release, and the others go on', async () => {
    const nobody = { id: 'N', check: 'http', with: { url: 'http://127.0.0.1:1/' } };
    const unset = { id: 'U', check: 'http', with: { url: '${env:NOT_SET}' } };
    const strange = { id: 'S', check: 'http', with: { url: '${env:STRANGE}' } };
    const env = { STRANGE: 'mysql://root:pa55word' };
    const report = await run([nobody, unset, strange, item('A', '/')], { env });
    expect(said(report)['S']).toBe('error: With variables filled in, "url" does not fit the check.');
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3 });
    expect(said(report)['A']).toMatch(/^pass/);
    expect(said(report)['N']).toMatch(/^error: .*ECONNREFUSED/);
    expect(said(report)['U']).toMatch(/^error: The environment variable NOT_SET is not set/);
  });

  test('a server that never answers costs one timeout', async () => {
    const report = await run([item('A', '/hang', { timeout: '100ms' })]);
    expect(said(report)['A']).toMatch(/^error: No answer within 100 ms/);
  });
});

test('an abort gives a partial report in which nothing is unexplained', async () => {
  const stop = new AbortController();
  const running = run(
    [item('A', '/'), item('B', '/hang', { needs: ['A'] }), item('C', '/', { needs: ['B'] })],
    {},
    {
      signal: stop.signal,
      onProgress: ({ step }) => step.startsWith('A') && setTimeout(() => stop.abort(), 50),
    },
  );
  const report = await running;
  expect(report).toMatchObject({ partial: true, verdict: 'hold', exitCode: 130 });
  expect(said(report)).toMatchObject({
    B: 'skipped: Not judged: the run was interrupted.',
    C: 'skipped: Not judged: the run was interrupted.',
  });
  expect(said(report)['A']).toMatch(/^pass/);
});

test('progress counts every item once', async () => {
  const steps: string[] = [];
  await run(
    [item('A', '/'), item('B', '/', { needs: ['A'] })],
    {},
    {
      onProgress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`),
    },
  );
  expect(steps).toEqual(['A pass 1/2', 'B pass 2/2']);
});

test('no secret gets into the report', async () => {
  const secret = 'hunter2/&correct';
  const report = await run(
    [
      {
        id: 'A',
        check: 'http',
        with: {
          url: '${env:BASE_URL}/x',
          headers: { 'x-token': '${env:TOKEN}', authorization: 'Bearer 0123456789abc' },
          expect: { bodyContains: ['no such text'] },
        },
      },
    ],
    { env: { TOKEN: secret, BASE_URL: url.replace('//', '//ann:pa55word@') } },
  );
  const text = JSON.stringify(report);
  expect(report.results[0]?.outcome).toBe('fail');
  expect(text).toContain('you sent [redacted]');
  for (const hidden of [secret, encodeURIComponent(secret), 'pa55word', 'verysecret', '0123456789abc']) {
    expect(text).not.toContain(hidden);
  }
});

test('the order of services goes into the report', async () => {
  const check = { id: 'DEP-02', check: 'order' };
  const report = await run([check], { services: { web: ['api'], api: [] } });
  expect(report.orders).toMatchObject({ deploy: ['api', 'web'], rollback: ['web', 'api'] });
});
