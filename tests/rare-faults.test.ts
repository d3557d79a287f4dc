/** Faults that show in one reply of many: a run that is long enough names them, and a sound release raises nothing. */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  faults,
  previewCookies,
  startLab,
  startSharedDatabase,
  type Lab,
  type SharedDatabase,
} from '../fixtures/lab/index.ts';
import { newContext, replay, type Report } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-rare-'));
afterAll(() => rmSync(folder, { recursive: true }));

let database: SharedDatabase;
beforeAll(async () => {
  database = await startSharedDatabase();
}, 120_000);
afterAll(() => database.stop());

/** So many requests to the route of the rare faults. */
function replayStatus(lab: Lab, requests: number): Promise<Report> {
  const capture = join(folder, `${requests}.log`);
  const line = '203.0.113.7 - - [02/Mar/2026:00:15:01 +0000] "GET /api/status HTTP/1.1" 200 99 "-" "curl/8"';
  writeFileSync(capture, `${line}\n`.repeat(requests));
  return replay(
    {
      subject: { service: 'ssp' },
      capture: [capture],
      stable: { url: lab.edgeUrl },
      preview: { url: lab.edgeUrl, cookies: previewCookies },
      attest: [{ by: 'header:x-served-by', preview: '*-v1', stable: '*-v0' }],
      pace: { kind: 'constant', perSecond: 120 },
      rateMax: 360,
      inFlightMax: 32,
      // Other tests keep this machine busy, which slows both groups.
      guard: { slowMsMin: 10_000 },
    },
    newContext(),
  );
}

const failures = ({ results }: Report): readonly string[] =>
  results
    .filter(({ outcome }) => outcome !== 'pass')
    .flatMap(({ rule, places }) => places.map((place) => `${rule} at ${place}`));

test.each(faults.filter(({ requestsMin }) => requestsMin !== undefined).map((fault) => [fault.id, fault]))(
  '%s',
  async (id, { requestsMin = 0, expects }) => {
    const lab = await startLab({ release: 'faulty', faults: [id], database });
    try {
      const report = await replayStatus(lab, requestsMin);
      expect(failures(report)).toEqual(expects.map(({ rule, place }) => `${rule} at ${place}`));
    } finally {
      await lab.stop();
    }
  },
  120_000,
);

test('a sound release raises nothing in a long run', async () => {
  const lab = await startLab({ release: 'sound', database });
  try {
    expect(failures(await replayStatus(lab, 1500))).toEqual([]);
  } finally {
    await lab.stop();
  }
}, 120_000);
