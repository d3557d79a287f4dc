/** Whatever is read and however it is selected: every record has one end, and no count is negative. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readers } from '../../capture/index.ts';
import { HarnessError } from '../../reports/index.ts';
import type { ReplayOptions } from '../options.ts';
import { planReplay } from '../plan.ts';
import { runContext } from '../two-groups.test-support.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-adds-up-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Lines of the reader's example in any order, with others between them, or the example as it is. */
const captured = fc.constantFrom(...readers).chain((reader) => {
  const { format, example } = reader;
  if (reader.readLine === undefined) return fc.constant({ format, text: example.text });
  const line = fc.constantFrom(...example.text.split('\n'), 'no line of a log', '');
  return fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => ({ format, text: lines.join('\n') }));
});

const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const options: fc.Arbitrary<Partial<ReplayOptions>> = fc.record(
  {
    requestsMax: some(1, 2, 5),
    perRouteMin: some(0, 1, 20),
    secondsMax: some(1, 60),
    oncePer: some<'run' | number>('run', 1, 60),
    approvedRoutes: some(['/*'], ['GET /api/*'], ['/nowhere']),
    pace: some<ReplayOptions['pace'] & object>({ kind: 'as-captured' }, { kind: 'constant', perSecond: 2 }),
    select: some<ReplayOptions['select'] & object>(
      { methods: ['HEAD'] },
      { statuses: ['2xx'] },
      { statuses: ['unknown'] },
      { exclude: ['/api/**'] },
      { from: '2026-03-02T00:15:05Z' },
      { to: '2026-03-02T08:15:05+08:00' },
    ),
  },
  { requiredKeys: [] },
);

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

test('the ledger adds up for any reader and any selection', async () => {
  const reasons = new Set<string>();
  const property = fc.asyncProperty(captured, options, async ({ format, text }, chosen) => {
    const file = join(folder, 'captured');
    await writeFile(file, text);
    const groups = { stable: { url: 'http://127.0.0.1:9' }, preview: { url: 'http://127.0.0.1:9' } };
    const asked = { subject: { service: 'ads' }, capture: [file], format, ...groups, ...chosen };
    const plan = await planReplay(asked, runContext()).catch((error: unknown) => {
      if (error instanceof HarnessError && /^(?:nothing-selected|capture-)/.test(error.code))
        return undefined;
      throw error;
    });
    if (plan === undefined) return;
    const { read, skipped, selected, notSent } = plan.ledger;
    expect(read).toBe(selected + sum(skipped));
    expect(selected).toBe(plan.requests + sum(notSent));
    expect(Object.values({ ...skipped, ...notSent }).every((count) => count > 0)).toBe(true);
    for (const reason of Object.keys({ ...skipped, ...notSent })) reasons.add(reason);
  });
  await fc.assert(property, { numRuns: 250, seed: 7 });
  const met = ['duplicate', 'not-approved', 'above-requests-max', 'after-seconds-max', 'redacted'];
  const skipped = ['excluded', 'outside-status', 'outside-time', 'unreadable-line'];
  expect([...reasons]).toEqual(expect.arrayContaining([...met, ...skipped]));
});
