/** `silence` against a real Alertmanager. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAlertmanager } from '../../fixtures/servers/alertmanager.ts';
import type { StartedServer } from '../../fixtures/servers/started-server.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { silence } from './silence.ts';

const has = (wanted: string): boolean => engines.find(({ name }) => name === wanted)?.find() !== undefined;

const config = `
route: { receiver: night, routes: [{ receiver: duty, matchers: ['severity="page"'] }] }
receivers: [{ name: night }, { name: duty }]
`;

describe.skipIf(!requireEngine('alertmanager', has('alertmanager')))(
  'on Alertmanager (skipped without it)',
  () => {
    let manager: StartedServer;
    beforeAll(async () => {
      manager = await startAlertmanager(config);
    }, 30_000);
    afterAll(() => manager.stop());

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
  },
);
