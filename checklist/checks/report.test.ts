import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryBlobs, place, ReportBuilder, writeReport, type Outcome } from '../../reports/index.ts';
import { contextFor } from '../context-for.test-support.ts';
import { report } from './report.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'report-check-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const now = new Date('2026-11-17T12:00:00Z');
const subject = { service: 'shop', tree: 'a'.repeat(40) };

async function store(outcome: Outcome, endedAt = now): Promise<string> {
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: endedAt });
  builder.examined({ id: 'column-dropped', title: 'x', level: 'block' }, 3);
  builder.add({
    tool: 'compat',
    rule: 'column-dropped',
    key: 'orders.note',
    outcome,
    level: 'block',
    title: 'A column was dropped',
    message: 'orders.note is gone',
    places: [place.service('shop')],
  });
  const folder = await mkdtemp(join(cwd, 'r-'));
  await writeReport(folder, await builder.close({ endedAt, interrupted: false }), memoryBlobs());
  return join(folder, 'report.json');
}

async function ask(file: string, tree = subject.tree) {
  const given = { file, tool: 'compat' as const, rules: ['column-dropped'] };
  const context = contextFor({ cwd, subject: { service: 'shop', tree }, now: () => now });
  return report.judge(await report.gather(given, context), given);
}

test('what a stored report found counts, for this content and for a day', async () => {
  expect(await ask(await store('pass'))).toMatchObject({ outcome: 'pass' });
  expect(await ask(await store('fail'))).toMatchObject({
    outcome: 'fail',
    message: 'column-dropped: orders.note is gone',
  });
  expect(await ask(await store('pass'), 'b'.repeat(40))).toMatchObject({ outcome: 'inconclusive' });
  expect(await ask(await store('pass', new Date('2026-11-15T12:00:00Z')))).toMatchObject({
    outcome: 'inconclusive',
  });
  expect(await ask('missing.json')).toMatchObject({ outcome: 'error' });
});
