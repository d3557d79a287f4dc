/** What a session needs to know again when its run is taken up. */
import { expect, test } from 'vitest';
import { replay } from '../engine.ts';
import type { SessionOptions } from '../options.ts';
import { resumeReplay } from '../resume.ts';
import { findings, runContext, sendJson, type Handler } from '../two-groups.test-support.ts';
import { inTurn, oneBuyer, pathsOf, shopOptions, twoShops } from './shop.test-support.ts';

const sessions: SessionOptions = {
  ...oneBuyer,
  extract: [{ name: 'order', route: 'GET /orders', from: 'json:/items/0/id' }],
  into: ['/orders/{order}'],
};

test('values of replies are known again when a run is taken up, from the replies that were recorded', async () => {
  let isBroken = true;
  const fault: Handler = ({ url }, response) => {
    const isOne = url?.startsWith('/orders/') === true;
    if (isBroken && isOne) response.writeHead(500).end();
    // the list is gone when the run goes on: only what was heard before can help
    if (!isBroken && !isOne && url?.startsWith('/orders') === true) sendJson(response, { items: [] });
  };
  const groups = await twoShops({ stable: { fault }, preview: { fault } });
  const recorded = [
    ...inTurn(5, [{ target: '/orders', cookie: 'r' }]),
    ...inTurn(15, [{ target: '/orders/8f00', cookie: 'r' }]),
  ];
  const options = await shopOptions(groups, recorded, {
    sessions,
    noiseShare: 0,
    repeatsMax: 0,
    redactKey: 'k',
  });
  const journal = `${options.capture[0]}.run`;
  const guard = { consecutiveMax: 3 };
  const stopped = await replay({ ...options, guard, journal }, runContext());
  expect(findings(stopped).join()).toContain('run-stopped');
  isBroken = false;
  const report = await resumeReplay(journal, options, runContext());
  expect(report.ledger).toMatchObject({ sent: 20, notSent: {} });
  for (const [shop, version] of [
    [groups.stable, 'v0'],
    [groups.preview, 'v1'],
  ] as const)
    expect(pathsOf(shop).filter((url) => url === `/orders/order-of-web-${version}`).length).toBeGreaterThan(
      9,
    );
});
