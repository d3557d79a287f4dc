/** From live traffic to a report: what the recorder writes is what a replay reads. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureProxy } from '../capture/index.ts';
import { ask, LiveTest } from '../capture/live/live.test-support.ts';
import { replay } from './engine.ts';
import { judgeJournal } from './judge-journal.ts';
import { planReplay } from './plan.ts';
import { renderPlan } from './render-plan.ts';
import { resumeReplay } from './resume.ts';
import { adService, findings, replayOptions, runContext, serve } from './two-groups.test-support.ts';

test('traffic that was recorded live is replayed; private requests stay back, and an old capture is named', async () => {
  const live = new LiveTest();
  const groups = { stable: await serve(adService('web-v0')), preview: await serve(adService('web-v1')) };
  try {
    const upstream = groups.stable.url;
    const proxy = await live.start((common, context) => captureProxy({ ...common, upstream }, context));
    for (let n = 0; n < 24; n += 1) {
      await ask(`${proxy.url}/api/ads?page=${n}`, { headers: { cookie: `sid=${n}` } });
    }
    await ask(`${proxy.url}/api/ads?token=abc`);
    await ask(`${proxy.url}/api/ads`, { method: 'POST', body: 'x' });
    const { files } = await proxy.stop();
    const journal = join(live.folder, 'run');
    const options = await replayOptions(groups, [], { capture: files, journal });
    const later = new Date(Date.now() + 31 * 86_400_000);
    const context = { ...runContext(), now: () => later };
    const report = await replay(options, context);
    expect(findings(report)).toEqual([]);
    expect(report.ledger).toMatchObject({ read: 25, selected: 25, notSent: { redacted: 1 }, compared: 24 });
    const plan = await planReplay(options, context);
    const [judged, resumed] = [
      await judgeJournal(journal, {}, context),
      await resumeReplay(journal, options, context),
    ];
    const old = expect.stringMatching(/^capture-.*-0001\.ndjson was to be removed after /) as string;
    for (const { notices = [] } of [report, judged, resumed])
      expect(notices.map(({ message }) => message)).toContainEqual(old);
    expect(plan.notices).toEqual([old]);
    expect(renderPlan(plan)).toMatch(/^Note {9}capture-.* was to be removed after /m);
    expect(groups.preview.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true);
  } finally {
    await Promise.all([groups.stable.stop(), groups.preview.stop()]);
    await live.close();
  }
});
