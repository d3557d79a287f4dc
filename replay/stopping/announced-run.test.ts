/** Runs of pages and of a load are found, shown and stopped as those of captured requests are. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runContext } from '../two-groups.test-support.ts';
import { announceRun, type AnnouncedRun } from './announced-run.ts';
import { paceFileOf } from './asked-pace.ts';
import { paceRuns } from './pace-runs.ts';
import { renderStatus } from './render-status.ts';
import { statusOfRuns } from './status-of-runs.ts';
import { stopRuns } from './stop-runs.ts';

let runsFolder: string;
beforeEach(() => {
  runsFolder = mkdtempSync(join(tmpdir(), 'seaworthy-announced-'));
});
afterEach(() => rmSync(runsFolder, { recursive: true }));

const startedAt = new Date('2026-11-21T01:00:00.000Z');
const said = {
  runId: 'r',
  startedAt,
  groups: { stable: { url: 'http://a:1' }, preview: { url: 'http://b:2' } },
};
const announced = (signal?: AbortSignal): AnnouncedRun =>
  announceRun({ ...said, kind: 'pages', runsFolder }, runContext(signal));

test('status shows what it said last, stop ends it, and nothing is left behind', async () => {
  const run = announced();
  run.context.onProgress({ tool: 'replay', step: 'pages', done: 2, total: 10 });
  const [found, ...others] = await statusOfRuns([runsFolder]);
  expect(others).toEqual([]);
  const folder = join(runsFolder, '2026-11-21T01-00-00-000Z-pages');
  expect(renderStatus(found!, startedAt)).toBe(
    `The pages run of 2026-11-21T01:00:00.000Z to a:1 and b:2 in ${folder}\n  now        pages, 2 of 10\n`,
  );
  run.stopWatch.signal.addEventListener('abort', () => run.close());
  expect(await stopRuns([runsFolder])).toMatchObject([{ kind: 'pages', outcome: 'stopped' }]);
  expect(run.stopWatch.stopped).toMatchObject({ by: 'caller', reason: '`seaworthy replay stop` was called' });
  expect(readdirSync(runsFolder)).toEqual([]);
});

test('it has no pace, and is not told one', async () => {
  const run = announced();
  try {
    const [paced] = await paceRuns([runsFolder], 0);
    expect(paced).toMatchObject({ outcome: 'no-pace' });
    expect(existsSync(paceFileOf(paced!.stopFile))).toBe(false);
  } finally {
    run.close();
  }
});

test('one that ends while it is being stopped is gone', async () => {
  const run = announced();
  const stopping = stopRuns([runsFolder]);
  // before it is known to be at work, and after it was found
  setTimeout(() => run.close(), 150);
  expect(['gone', 'stopped']).toContain((await stopping)[0]?.outcome);
  expect(readdirSync(runsFolder)).toEqual([]);
});

test('where no word of it can be left it does not begin', () => {
  mkdirSync(join(runsFolder, 'x'));
  writeFileSync(join(runsFolder, 'x', 'file'), '');
  const place = join(runsFolder, 'x', 'file');
  expect(() => announceRun({ ...said, kind: 'capacity', runsFolder: place }, runContext())).toThrow(
    expect.objectContaining({
      code: 'store-failed',
      todo: expect.stringContaining('--stop-file') as string,
    }) as Error,
  );
});
