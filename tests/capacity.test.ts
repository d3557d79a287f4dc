/** What `replay capacity` measures of a node is what the check `capacity` of a checklist reckons with. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { capacity } from '../checklist/checks/capacity.ts';
import { contextFor } from '../checklist/context-for.test-support.ts';
import { replayCapacity } from '../replay/index.ts';
import { adService, runContext, serve, writeCapture } from '../replay/two-groups.test-support.ts';

/** Loads a node as little as can be, and gives the folder that `capacity.json` is in. */
async function measured(): Promise<string> {
  const [stable, preview] = await Promise.all([serve(adService('web-v0')), serve(adService('web-v1'))]);
  onTestFinished(async () => void (await Promise.all([stable.stop(), preview.stop()])));
  const capture = await writeCapture([{ target: '/api/ads', times: 12 }]);
  const cwd = dirname(capture);
  const report = await replayCapacity(
    {
      subject: { service: 'ads' },
      capture: [capture],
      stable: { url: stable.url },
      preview: { url: preview.url },
      attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
      windows: ['00:00-24:00 UTC'],
      rateMax: 100,
      guard: { health: [{ url: `${stable.url}/api/ads` }] },
      limits: { connectionsMax: 1, tp99MsMax: 5000, stableDifferenceMsMin: 5000 },
      stepSeconds: 2,
      file: join(cwd, 'capacity.json'),
    },
    runContext(),
  );
  expect(report.verdict).toBe('go');
  return cwd;
}

test('nodes that were measured carry so much and, for all that is known, no more', async () => {
  const cwd = await measured();
  const { perSecond } = JSON.parse(await readFile(join(cwd, 'capacity.json'), 'utf8')) as {
    perSecond: number;
  };
  const judged = async (peakPerSecond: number, version: string) => {
    // Three are left at the worst moment.
    const rolling = { nodes: 4, outAtOnce: 1 };
    const params = { peakPerSecond, perNode: 'capacity.json', rolling, headroom: 1, version };
    const context = contextFor({ cwd, now: () => new Date() });
    return capacity.judge(await capacity.gather(params, context), params);
  };
  expect(await judged(3 * perSecond, 'web-v1')).toMatchObject({
    outcome: 'pass',
    message: expect.stringContaining('measured with web-v1'),
  });
  expect(await judged(3 * perSecond + 3, 'web-v1')).toMatchObject({
    outcome: 'inconclusive',
    message: expect.stringContaining('before the node was full'),
  });
  expect(await judged(perSecond, 'web-v2')).toMatchObject({
    outcome: 'inconclusive',
    message: expect.stringContaining('measured with web-v1, not web-v2'),
  });
}, 60_000);
