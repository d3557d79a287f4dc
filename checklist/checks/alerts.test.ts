/** `silence` and `alert-armed` against a real Alertmanager and a real Prometheus that sends to it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../fixtures/free-port.ts';
import { startAlertmanager } from '../../fixtures/servers/alertmanager.ts';
import { startPrometheus } from '../../fixtures/servers/prometheus.ts';
import type { StartedServer } from '../../fixtures/servers/started-server.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { receiversOf } from '../alert-route.ts';
import { contextFor } from '../context-for.test-support.ts';
import { alertArmed } from './alert-armed.ts';
import { silence } from './silence.ts';

const has = (wanted: string): boolean => engines.find(({ name }) => name === wanted)?.find() !== undefined;

const configFor = (webhook: number): string => `
route:
  receiver: night
  group_wait: 50ms
  group_by: ['...']
  routes: [{ receiver: duty, matchers: ['severity="page"'] }, { receiver: night, match_re: { severity: 'mail|chat' } }]
receivers: [{ name: night }, { name: duty, webhook_configs: [{ url: 'http://127.0.0.1:${webhook}/' }] }]
`;
const rules = `
groups:
  - name: shop
    rules:
      - { alert: TooManyErrors, expr: 'vector(0) > 1', labels: { severity: page } }
      - { alert: Unheard, expr: 'vector(0) > 1', labels: { severity: mail } }
      - { alert: Broken, expr: 'label_replace(vector(1), "a", "$1", "b", "(") == 1', labels: { severity: page } }
`;

const installed = [
  requireEngine('alertmanager', has('alertmanager')),
  requireEngine('prometheus', has('prometheus')),
];

describe.skipIf(installed.includes(false))('on Alertmanager and Prometheus (skipped without them)', () => {
  let manager: StartedServer;
  let prometheus: StartedServer;
  let webhook: number;
  beforeAll(async () => {
    webhook = await freePort();
    manager = await startAlertmanager(configFor(webhook));
    const alerting = `alerting: { alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:${manager.port}'] }] }] }`;
    prometheus = await startPrometheus({ config: alerting, rules });
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await armed({ alerts: ['TooManyErrors'] })).outcome === 'pass') return;
      await sleep(50);
    }
    throw new Error('the rules were not evaluated');
  }, 60_000);
  afterAll(async () => {
    await manager.stop();
    await prometheus.stop();
  });

  type Given = Parameters<typeof alertArmed.gather>[0];
  const armed = async (more: Pick<Given, 'alerts'> & Partial<Given>) => {
    const given: Given = { prometheus: prometheus.url, alertmanager: manager.url, ...more };
    return alertArmed.judge(
      await alertArmed.gather(given, contextFor({ now: () => new Date(), timeoutMs: 30_000 })),
      given,
    );
  };

  test.each<[string, string, Pick<Given, 'alerts'> & Partial<Given>]>([
    ['fail', 'Gone is not loaded', { alerts: ['TooManyErrors', 'Gone'] }],
    ['fail', 'night, which sends nothing', { alerts: ['Unheard'] }],
    ['fail', 'the query of Broken fails', { alerts: ['Broken'] }],
    ['fail', 'goes to duty and not to boss', { alerts: ['TooManyErrors'], receiver: 'boss' }],
    ['pass', 'TooManyErrors loaded', { alerts: ['TooManyErrors'], receiver: 'duty' }],
    ['error', 'no reply from 127.0.0.1:2', { alerts: ['TooManyErrors'], alertmanager: 'http://127.0.0.1:2' }],
  ])('armed: %s, %s', async (outcome, message, more) => {
    expect(await armed(more)).toMatchObject({ outcome, message: expect.stringContaining(message) as string });
  });

  test('fires a test alert, sees it come, and leaves none behind', async () => {
    const fire = { listen: `127.0.0.1:${webhook}`, within: '10s' };
    expect(await armed({ alerts: ['TooManyErrors'], fire })).toMatchObject({ outcome: 'pass' });
    const active = async () => (await fetch(`${manager.url}/api/v2/alerts?filter=seaworthy_test!=""`)).json();
    await vi.waitFor(async () => expect(await active()).toEqual([]), { timeout: 10_000 });
  });

  test('a test alert that a receiver does not send is missed', async () => {
    const fire = { listen: `127.0.0.1:${await freePort()}`, within: '500ms' };
    const judged = await armed({ alerts: ['TooManyErrors'], fire });
    expect(judged).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('did not come') as string,
    });
  });

  test('a silence of its severity disarms it', async () => {
    const end = await hush('severity', 'page', 1);
    expect(await armed({ alerts: ['TooManyErrors'] })).toMatchObject({ outcome: 'fail' });
    await end();
  });

  const node = { instance: 'node-3:8080' };
  const judged = async (expects: 'silenced' | 'none', loud?: Record<string, string>[]) => {
    const given = { url: manager.url, labels: node, expect: expects, ...(loud && { loud }) };
    return silence.judge(await silence.gather(given, contextFor({ now: () => new Date() })), given);
  };
  const hush = async (name: string, value: string, hours: number, isRegex = false) => {
    const times = {
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + hours * 3.6e6).toISOString(),
    };
    const body = { matchers: [{ name, value, isRegex }], ...times, createdBy: 'deploy', comment: 'step 3' };
    const reply = await fetch(`${manager.url}/api/v2/silences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { silenceID } = (await reply.json()) as { silenceID: string };
    return async () => {
      await fetch(`${manager.url}/api/v2/silence/${silenceID}`, { method: 'DELETE' });
    };
  };

  test('before and after: nothing is silent', async () => {
    expect(await judged('none')).toMatchObject({ outcome: 'pass' });
    expect(await judged('silenced')).toMatchObject({ outcome: 'fail' });
    const end = await hush('instance', 'node-3:8080', 1);
    expect(await judged('none')).toMatchObject({ outcome: 'fail' });
    await end();
    expect(await judged('none')).toMatchObject({ outcome: 'pass' });
  });

  test.each<[string, string, Parameters<typeof hush>]>([
    ['this node for an hour', 'pass', ['instance', 'node-3:8080', 1]],
    ['ten years', 'fail', ['instance', 'node-3:8080', 87_600]],
    ['all nodes', 'fail', ['instance', 'node-.*', 1, true]],
    ['an alert of all nodes', 'fail', ['alertname', 'Down', 1]],
    ['another node', 'fail', ['instance', 'node-4:8080', 1]],
  ])('%s: %s', async (_title, outcome, wanted) => {
    const end = await hush(...wanted);
    expect(await judged('silenced')).toMatchObject({ outcome });
    await end();
  });

  test('what watches the release must stay on', async () => {
    const deploy = [{ alertname: 'DeployStuck' }];
    const ends = [await hush('instance', 'node-3:8080', 1)];
    expect(await judged('silenced', deploy)).toMatchObject({ outcome: 'pass' });
    const ofNode = [{ alertname: 'DeployStuck', ...node }];
    expect(await judged('silenced', ofNode)).toMatchObject({ outcome: 'fail' });
    ends.push(await hush('alertname', 'Deploy.+', 1, true));
    expect(await judged('silenced', deploy)).toMatchObject({ outcome: 'fail' });
    for (const end of ends) await end();
  });
});

test('routes: the first that fits, later ones after continue, down to the deepest', () => {
  const yaml = `
route:
  receiver: base
  routes:
    - { receiver: audit, continue: true, matchers: ['team=~"shop|pay"'] }
    - receiver: shop
      match: { team: shop }
      routes: [{ matchers: [severity!="page"] }, { receiver: duty, match_re: { severity: 'p.*' } }]
receivers: [{ name: base, email_configs: [{ to: a@b.example }] }]`;
  const names = (labels: Record<string, string>) => receiversOf(yaml, labels)?.map(({ name }) => name);
  expect(names({ team: 'shop', severity: 'page' })).toEqual(['audit', 'duty']);
  expect(names({ team: 'shop', severity: 'mail' })).toEqual(['audit', 'shop']);
  expect(names({ team: 'pay' })).toEqual(['audit']);
  expect(receiversOf(yaml, {})).toEqual([{ name: 'base', by: ['email'] }]);
  expect(receiversOf('route: [', {})).toBeUndefined();
  expect(receiversOf(yaml.replace('severity!="page"', "'{{'"), { team: 'shop' })).toBeUndefined();
});
