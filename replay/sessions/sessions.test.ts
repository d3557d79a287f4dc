/** Test identities against a real shop: who asks for what, with which values, and what is told of it. */
import { describe, expect, test } from 'vitest';
import { memoryBlobs } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import { renderPlan } from '../render-plan.ts';
import { judgeJournal } from '../judge-journal.ts';
import { resumeReplay } from '../resume.ts';
import type { SessionOptions } from '../options.ts';
import { planReplay } from '../plan.ts';
import { balanced, findings, runContext, sendJson } from '../two-groups.test-support.ts';
import {
  inTurn,
  login,
  methods,
  oneBuyer,
  password,
  pathsOf,
  run,
  shopOptions,
  twoShops,
  visits,
} from './shop.test-support.ts';

describe('a test identity', () => {
  test('signs in once to each group and asks for its own data with its own session', async () => {
    const groups = await twoShops();
    const report = await run(groups, [...visits, { target: '/x', method: 'POST', cookie: 'recorded-one' }], {
      sessions: oneBuyer,
    });
    expect(findings(report)).toEqual([]);
    expect(report.ledger).toMatchObject({ selected: 30, compared: 30, skipped: { 'method-post': 1 } });
    expect(report.notices.map(({ message }) => message)).toContain(
      '"buyer" signed in to stable once and to preview once: POST /login, GET /me.',
    );
    for (const shop of [groups.stable, groups.preview]) {
      expect(methods(shop)).toMatchObject({ POST: 1 });
      expect(shop.requests[0]).toMatchObject({ method: 'POST', url: '/login' });
      const paths = new Set(pathsOf(shop));
      expect(paths).toEqual(new Set(['/login', '/me', '/users/id-1/orders']));
      expect(shop.secrets).toHaveLength(1);
      const sent = shop.requests.slice(1).map(({ headers }) => headers.cookie);
      const mark = shop === groups.preview ? '; version=v1' : '; version=v0';
      expect(new Set(sent)).toEqual(new Set([`sid=${shop.secrets[0]}${mark}`]));
    }
  });

  test.each([
    [false, ['body-differs: GET /me body:/echo id-changed']],
    [true, []],
  ])('signed in twice %s, takes what differs from session to session for noise', async (twice, expected) => {
    const groups = await twoShops();
    const recipe = { steps: login('buyer-1').steps, twice };
    const report = await run(groups, inTurn(40, [{ target: '/me', cookie: 'recorded-one' }]), {
      sessions: { identities: [{ name: 'buyer', login: recipe }] },
    });
    expect(findings(report)).toEqual(expected);
    expect(report.ledger).toMatchObject({ compared: 40 });
    expect([methods(groups.stable)['POST'], methods(groups.preview)['POST']]).toEqual([twice ? 2 : 1, 1]);
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
    const asked = pathsOf(groups.preview).filter((url) => url.startsWith('/users'));
    expect(asked.filter((url) => url === '/users/id-2/orders').length).toBeGreaterThanOrEqual(15);
    expect(new Set(asked)).toEqual(new Set(['/users/id-1/orders', '/users/id-2/orders']));
  });

  test('is not lent to anonymous requests unless its match says so', async () => {
    const groups = await twoShops();
    const sessions: SessionOptions = {
      ...oneBuyer,
      identities: [{ name: 'buyer', match: '*', login: login('buyer-1') }],
    };
    const both = inTurn(10, [{ target: '/public' }, { target: '/users/1/orders', cookie: 'r' }]);
    const options = await shopOptions(groups, both, { sessions });
    const plan = renderPlan(await planReplay(options, runContext()));
    expect(plan).toMatch(/^Identity     none of them: 10 requests, sent without signing in$/m);
    const report = await replay(options, runContext());
    expect(report.notices.map(({ message }) => message)).toContain(
      'No test identity stands in for who sent 10 requests: they went out without signing in.',
    );
    for (const { url, headers } of groups.stable.requests.slice(2))
      expect(headers.cookie?.includes('sid=') ?? false).toBe(!url?.startsWith('/public'));
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
          if (/^\/orders(?:\?|$)/.test(url ?? '') && (lists += 1) < 5) sendJson(response, { items: [] });
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
      const orders = pathsOf(shop).filter((url) => url.startsWith('/orders/'));
      expect(new Set(orders)).toEqual(new Set([`/orders/order-of-web-${version}`]));
    }
  });
});

test('a value that would make a request harmful keeps it back', async () => {
  for (const [value, reason] of [
    ['delete', 'side-effect'],
    ['..', 'ambiguous-target'],
  ] as const) {
    const groups = await twoShops();
    const sessions: SessionOptions = { values: { '8f00': value } };
    const report = await run(groups, inTurn(5, [{ target: '/public/8f00/x' }, { target: '/public' }]), {
      sessions,
    });
    expect(report.ledger).toMatchObject({ sent: 5, notSent: { [reason]: 5 } });
    expect(new Set(pathsOf(groups.stable))).toEqual(new Set(['/public']));
  }
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
    expect(new Set(pathsOf(groups.stable))).toEqual(
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
              seen: request.headers.cookie,
              fixed: request.headers['x-static'],
              given: request.headers['x-key'],
              link: `/x?k=${encodeURIComponent(String(request.headers['x-static']))}`,
            }),
          );
      },
    },
  });
  const blobs = memoryBlobs();
  const sessions: SessionOptions = {
    ...oneBuyer,
    identities: [
      {
        name: 'buyer',
        login: login('buyer-1'),
        headers: { 'x-key': 'key {key}', 'x-static': 'static "secret"' },
      },
    ],
  };
  const recorded = [...visits, ...inTurn(15, [{ target: '/me', cookie: 'recorded-one' }])];
  const options = await shopOptions(groups, recorded, { sessions });
  const journal = `${options.capture[0]}.run`;
  const report = await replay({ ...options, journal, blobs }, runContext());
  expect(findings(report).length).toBeGreaterThan(0);
  // who judges the journal, or goes on with it, has not signed in as the run did
  const again = await judgeJournal(journal, { blobs }, runContext());
  const resumed = await resumeReplay(journal, { ...options, blobs }, runContext());
  expect(findings(again)).toEqual(findings(report));
  let text = JSON.stringify([report, again, resumed]);
  for (const { sha256 } of await blobs.list()) text += await blobs.get(sha256);
  expect(text).toContain('redacted-');
  const secrets = [
    ...groups.stable.secrets,
    ...groups.preview.secrets,
    password,
    'recorded-one',
    'static "secret"',
    'static%20%22secret%22',
    'static \\"secret',
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
