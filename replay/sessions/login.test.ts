/** Logins that fail, and sessions that end. */
import { describe, expect, test } from 'vitest';
import { replay } from '../engine.ts';
import { balanced, findings, runContext } from '../two-groups.test-support.ts';
import {
  inTurn,
  login,
  methods,
  oneBuyer,
  password,
  run,
  shopOptions,
  twoShops,
  visits,
} from './shop.test-support.ts';

describe('a login that fails', () => {
  test('says which step of whom and where, and nothing else is sent', async () => {
    const groups = await twoShops();
    const sessions = { ...oneBuyer, identities: [{ name: 'buyer', login: login('buyer-1', 'wrong-pass') }] };
    const error = await run(groups, visits, { sessions }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'login-failed',
      message: '"buyer" cannot sign in to the stable group: step 1, POST /login, answered 401.',
    });
    expect(JSON.stringify(error)).not.toContain('wrong-pass');
    expect(groups.stable.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /login']);
    expect(groups.preview.requests).toEqual([]);
  });

  test.each([
    [
      'no such value',
      { path: '/login', json: { user: 'buyer-1', pass: password }, extract: { t: 'json:/no' } },
      'answered 200 without json:/no',
    ],
    [
      'another status',
      { path: '/login', json: { user: 'buyer-1', pass: password }, status: 204 },
      'answered 200',
    ],
    ['a login page', { path: '/me' }, 'led back to a login page'],
    ['a login page for what must be shown', { path: '/me', status: 200 }, 'and led to a login page'],
  ] as const)('%s', async (_name, step, reason) => {
    const sessions = { identities: [{ name: 'buyer', login: { steps: [step] } }] };
    const error = await run(await twoShops(), visits, { sessions }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining(reason) as string });
  });

  test('a group that is not there', async () => {
    const groups = await twoShops();
    await groups.preview.stop();
    const error = await run(groups, visits, { sessions: oneBuyer }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/preview group: step 1, .*ECONNREFUSED/) as string,
    });
  });
});

test('an interrupt during a login sends nothing more and leaves a partial report', async () => {
  const stop = new AbortController();
  const groups = await twoShops({
    stable: {
      fault: () => {
        stop.abort();
      },
    },
  });
  const options = await shopOptions(groups, visits, { sessions: oneBuyer });
  const report = await replay(options, runContext(stop.signal));
  expect(report).toMatchObject({ partial: true, exitCode: 130 });
  expect(report.ledger).toMatchObject({ sent: 0, notSent: { interrupted: 30 } });
  expect(methods(groups.stable)).toEqual({ POST: 1 });
  expect(groups.preview.requests).toEqual([]);
});

describe('an expired session', () => {
  test('is renewed, and the requests that met it are sent again', async () => {
    const groups = await twoShops({ preview: { lasts: 12 } });
    const report = await run(groups, visits, { sessions: oneBuyer });
    expect(findings(report)).toEqual([]);
    expect(report.ledger).toMatchObject({ compared: 30 });
    expect(methods(groups.stable)['POST']).toBe(1);
    expect(methods(groups.preview)['POST']).toBeGreaterThan(1);
    expect(methods(groups.preview)['POST']).toBeLessThanOrEqual(10);
  });

  test('a route that sends even a fresh session away is a finding, and costs one more login', async () => {
    const groups = await twoShops({
      preview: {
        fault: ({ url }, response) => {
          if (url?.startsWith('/users')) response.writeHead(401).end();
        },
      },
    });
    const report = await run(groups, visits, { sessions: oneBuyer });
    expect(findings(report)).toEqual([
      expect.stringMatching(/^status-differs: GET \/users\/\{\}\/orders status/),
    ]);
    expect(methods(groups.preview)['POST']).toBe(2);
  });

  test('that cannot be renewed ends the run with the reason, and the user is not locked out', async () => {
    let logins = 0;
    const groups = await twoShops({
      preview: {
        lasts: 5,
        fault: ({ method }, response) => {
          if (method === 'POST' && (logins += 1) > 1) response.writeHead(403).end();
        },
      },
    });
    const report = await run(groups, inTurn(60, visits), { sessions: oneBuyer });
    expect(methods(groups.preview)['POST']).toBe(2);
    expect(balanced(report)).toBe(true);
    const stopped = report.results.filter(
      ({ rule, outcome }) => rule === 'run-stopped' && outcome !== 'pass',
    );
    expect(stopped).toHaveLength(1);
  });
});
