/** Two who go on with one run at the same time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replay } from '../engine.ts';
import { resumeReplay } from '../resume.ts';
import { adService, replayOptions, runContext, serve } from '../two-groups.test-support.ts';

test('one goes on, and the other is refused', async () => {
  const journal = mkdtempSync(join(tmpdir(), 'seaworthy-two-'));
  const stop = new AbortController();
  const stable = await serve(adService('web-v0'));
  const preview = await serve(
    adService('web-v1', ({ url = '' }) => {
      if (url.startsWith('/api/ads/20')) stop.abort();
    }),
  );
  onTestFinished(async () => {
    await Promise.all([stable.stop(), preview.stop()]);
    rmSync(journal, { recursive: true });
  });
  const captured = Array.from({ length: 60 }, (_, nth) => ({ target: `/api/ads/${nth}`, times: 1 }));
  const options = await replayOptions({ stable, preview }, captured, { journal, repeatsMax: 0 });
  await replay(options, runContext(stop.signal));
  const both = await Promise.allSettled([
    resumeReplay(journal, options, runContext()),
    resumeReplay(journal, options, runContext()),
  ]);
  const [report] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'usage', message: 'Somebody else has just taken this run up.' },
  });
  expect(report?.ledger).toMatchObject({ sent: 60, compared: 60 });
});
