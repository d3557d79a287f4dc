/** Test identities against a real shop: signed in, expired, refused, and never told to anybody. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import { planReplay } from '../plan.ts';
import { renderPlan } from '../render-plan.ts';
import { balanced, findings, runContext, sendJson } from '../two-groups.test-support.ts';
import type { ReplayOptions, SessionOptions } from '../options.ts';
import {
  inTurn,
  openShop,
  password,
  shopOptions,
  type Recorded,
  type Shop,
  type ShopOptions,
} from './shop.test-support.ts';

const shops: Shop[] = [];
afterEach(async () => {
  await Promise.all(shops.splice(0).map((shop) => shop.stop()));
});

async function twoShops(more: { stable?: Partial<ShopOptions>; preview?: Partial<ShopOptions> } = {}) {
  const stable = await openShop({ servedBy: 'web-v0', ...more.stable });
  const preview = await openShop({ servedBy: 'web-v1', ...more.preview });
  shops.push(stable, preview);
  return { stable, preview };
}

const login = (user: string, pass: string = password) => ({
  steps: [
    { path: '/login', json: { user, pass }, extract: { userId: 'json:/id', key: 'json:/key' } as const },
    { path: '/me', status: 200 },
  ],
});

const oneBuyer: SessionOptions = {
  identifiedBy: 'cookie:sid',
  identities: [{ name: 'buyer', login: login('buyer-1') }],
  into: ['/users/{userId}'],
};

const visits = inTurn(15, [
  { target: '/users/4711/orders', cookie: 'recorded-one' },
  { target: '/users/4712/orders', cookie: 'recorded-two' },
]);

async function run(
  groups: { readonly stable: Shop; readonly preview: Shop },
  recorded: readonly Recorded[],
  more: Partial<ReplayOptions>,
): Promise<Report> {
  return replay(await shopOptions(groups, recorded, more), runContext());
}

const methods = (shop: Shop): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { method = '' } of shop.requests) count[method] = (count[method] ?? 0) + 1;
  return count;
};

describe('a test identity', () => {
  test('signs in once to each group and asks for its own data with its own session', async () => {
    const groups = await twoShops();
    const report = await run(groups, [...visits, { target: '/x', method: 'POST', cookie: 'recorded-one' }], {
      sessions: oneBuyer,
    });
    expect(findings(report)).toEqual([]);
    expect(report.ledger).toMatchObject({ selected: 30, compared: 30, skipped: { 'method-post': 1 } });
    for (const shop of [groups.stable, groups.preview]) {
      expect(methods(shop)).toMatchObject({ POST: 1 });
      expect(shop.requests[0]).toMatchObject({ method: 'POST', url: '/login' });
      const paths = new Set(shop.requests.map(({ url }) => url));
      expect(paths).toEqual(new Set(['/login', '/me', '/users/id-1/orders']));
      expect(shop.secrets).toHaveLength(1);
      const sent = shop.requests.slice(2).map(({ headers }) => headers.cookie);
      const mark = shop === groups.preview ? '; version=v1' : '; version=v0';
      expect(new Set(sent)).toEqual(new Set([`sid=${shop.secrets[0]}${mark}`]));
    }
  });

  test('stands in for the recorded user that its match names; others share', async () => {
    const groups = await twoShops();
    const options = await shopOptions(groups, visits);
    const plan = await planReplay(
      { ...options, redactKey: 'k', sessions: { identifiedBy: 'cookie:sid' } },
      runContext(),
    );
    const [first] = plan.recorded;
    expect(first).toMatchObject({
      recorded: expect.stringMatching(/^redacted-[\da-f]{8}$/) as string,
      requests: 15,
    });
    const report = await replay(
      {
        ...options,
        redactKey: 'k',
        sessions: {
          ...oneBuyer,
          identities: [
            { name: 'second', match: first?.recorded, login: login('buyer-2') },
            { name: 'buyer', match: '*', login: login('buyer-1') },
          ],
        },
      },
      runContext(),
    );
    expect(report.ledger).toMatchObject({ compared: 30 });
    const asked = groups.preview.requests.map(({ url }) => url).filter((url) => url?.startsWith('/users'));
    expect(asked.filter((url) => url === '/users/id-2/orders').length).toBeGreaterThanOrEqual(15);
    expect(new Set(asked)).toEqual(new Set(['/users/id-1/orders', '/users/id-2/orders']));
  });

  test('is not lent to anonymous requests unless its match says so', async () => {
    const groups = await twoShops();
    const sessions: SessionOptions = {
      ...oneBuyer,
      identities: [{ name: 'buyer', match: '*', login: login('buyer-1') }],
    };
    await run(groups, inTurn(10, [{ target: '/public' }, { target: '/users/1/orders', cookie: 'r' }]), {
      sessions,
    });
    for (const { url, headers } of groups.stable.requests.slice(2))
      expect(headers.cookie?.includes('sid=') ?? false).toBe(url !== '/public');
  });
});

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

describe('values of replies', () => {
  const sessions: SessionOptions = {
    ...oneBuyer,
    extract: [{ name: 'order', route: 'GET /orders', from: 'json:/items/0/id' }],
    into: ['/orders/{order}'],
  };

  test('each group gets its own; what comes too early is not sent', async () => {
    let lists = 0;
    const groups = await twoShops({
      preview: {
        fault: ({ url }, response) => {
          if (url === '/orders' && (lists += 1) < 5) sendJson(response, { items: [] });
        },
      },
    });
    const report = await run(
      groups,
      [
        { target: '/orders/8f00', cookie: 'r' },
        ...inTurn(20, [{ target: '/orders', cookie: 'r' }]),
        ...inTurn(20, [{ target: '/orders/8f00', cookie: 'r' }]),
      ],
      { sessions, noiseShare: 0, repeatsMax: 0, pace: { kind: 'constant', perSecond: 100 } },
    );
    expect(report.ledger?.notSent['value-not-extracted']).toBeGreaterThanOrEqual(1);
    expect(report.ledger?.sent).toBeGreaterThan(30);
    expect(balanced(report)).toBe(true);
    for (const [shop, version] of [
      [groups.stable, 'v0'],
      [groups.preview, 'v1'],
    ] as const) {
      const orders = shop.requests.map(({ url }) => url).filter((url) => url?.startsWith('/orders/'));
      expect(new Set(orders)).toEqual(new Set([`/orders/order-of-web-${version}`]));
    }
  });
});

describe('redacted values', () => {
  const recorded = [
    ...inTurn(20, [{ target: '/public?token=abcdef123456&x=1' }]),
    ...inTurn(5, [{ target: '/public?token=other-token-99' }, { target: '/public?token=REDACTED' }]),
    ...inTurn(3, [{ target: '/public/lang?lang=de' }]),
  ];

  test('are not sent unless they are mapped; the plan lists them', async () => {
    const groups = await twoShops();
    const options = { ...(await shopOptions(groups, recorded)), redactKey: 'k' };
    const plan = await planReplay(options, runContext());
    expect(plan.ledger.notSent).toEqual({ redacted: 30 });
    expect(plan.unmapped.map(({ requests, kinds }) => [requests, ...kinds])).toEqual([
      [20, 'query:token'],
      [5, 'query:token'],
      [5, expect.stringMatching(/^query:/)],
    ]);
    expect(renderPlan(plan)).toContain(plan.unmapped[0]?.value ?? 'none');
    expect(JSON.stringify(plan)).not.toContain('abcdef123456');

    const values = { [plan.unmapped[0]?.value ?? '']: 'test token/1', de: 'fr' };
    const report = await replay({ ...options, sessions: { values } }, runContext());
    expect(report.ledger).toMatchObject({ sent: 23, notSent: { redacted: 10 } });
    expect(new Set(groups.stable.requests.map(({ url }) => url))).toEqual(
      new Set(['/public?token=test%20token%2F1&x=1', '/public/lang?lang=fr']),
    );
  });
});

test('no secret of a session reaches a report, even where a reply tells it', async () => {
  const groups = await twoShops({
    preview: {
      fault: (request, response) => {
        if (request.url === '/me') response.setHeader('content-type', 'text/html');
        if (request.url?.startsWith('/users'))
          response.end(
            JSON.stringify({
              orders: 'many',
              cookie: request.headers.cookie,
              auth: request.headers['x-key'],
            }),
          );
      },
    },
  });
  const sessions: SessionOptions = {
    ...oneBuyer,
    identities: [
      {
        name: 'buyer',
        login: login('buyer-1'),
        headers: { 'x-key': 'key {key}', 'x-static': 'static-secret' },
      },
    ],
  };
  const report = await run(groups, [...visits, ...inTurn(15, [{ target: '/me', cookie: 'recorded-one' }])], {
    sessions,
  });
  expect(findings(report).length).toBeGreaterThan(0);
  const text = JSON.stringify(report);
  expect(text).toContain('redacted-');
  const secrets = [
    ...groups.stable.secrets,
    ...groups.preview.secrets,
    password,
    'recorded-one',
    'static-secret',
  ];
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test('the plan names identities and their logins without secrets, and sends nothing', async () => {
  const groups = await twoShops();
  const options = await shopOptions(groups, visits, { sessions: oneBuyer });
  const plan = await planReplay(options, runContext());
  expect(plan.identities).toEqual([{ name: 'buyer', requests: 30, login: ['POST /login', 'GET /me'] }]);
  const text = renderPlan(plan);
  expect(text).toContain('buyer: 30 requests, signs in to each group first: POST /login, GET /me');
  expect(text + JSON.stringify(plan)).not.toContain(password);
  expect([groups.stable.requests, groups.preview.requests]).toEqual([[], []]);
});
