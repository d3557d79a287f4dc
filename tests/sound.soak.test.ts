/** A sound release raises nothing, however often it is looked at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease, startLab, type Lab } from '../fixtures/lab/index.ts';
import { newContext, gate } from '../index.ts';
import { seaworthy } from '../fixtures/voyage.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-soak-'));
let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
  await buildRelease(join(folder, 'release'), { release: 'sound', lab });
  await seaworthy(['attest', 'BLD-07', '--who', 'lab QA', '--note', 'soak'], join(folder, 'release'));
});
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

test.each(Array.from({ length: 50 }, (_, index) => index + 1))('run %i goes', async (index) => {
  const output = join(folder, `report-${index}`);
  const report = await gate({ cwd: join(folder, 'release'), env: {}, ci: false, output }, newContext());
  expect(report.results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect(report.verdict).toBe('go');
});
