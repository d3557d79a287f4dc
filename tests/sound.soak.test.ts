/** A sound release raises nothing, however often it is looked at. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease, startLab, type Lab } from '../fixtures/lab/index.ts';
import { seaworthy } from '../fixtures/voyage.ts';
import { prepareGate, runGate } from '../gate/index.ts';
import { gate, newContext, type Report } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-soak-'));
const release = join(folder, 'release');
let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
  await buildRelease(release, { release: 'sound', lab });
  await seaworthy(['attest', 'BLD-07', '--who', 'lab QA', '--note', 'soak'], release);
});
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

function expectGo(report: Report): void {
  expect(report.results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect(report.verdict).toBe('go');
}

const runs = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

test.each(runs(50))('replay %i goes', async () => {
  const plan = await prepareGate({ cwd: release, env: {}, ci: false });
  const { compat: _compat, checklist: _checklist, ...config } = plan.config;
  expectGo(await runGate({ ...plan, config }, newContext()));
});

test.each(runs(10))('gate %i goes', async (index) => {
  const output = join(folder, `report-${index}`);
  expectGo(await gate({ cwd: release, env: {}, ci: false, output }, newContext()));
});
