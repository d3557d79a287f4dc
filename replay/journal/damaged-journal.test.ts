/** A journal whose bytes are no more what was written. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import { judgeJournal } from '../judge-journal.ts';
import { resumeReplay } from '../resume.ts';
import {
  adService,
  balanced,
  replayOptions,
  runContext,
  serve,
  usual,
  type Served,
} from '../two-groups.test-support.ts';
import { readJournal } from './read-journal.ts';
import { journalIn } from './run-journal.ts';

let journal: string;
let stable: Served;
let preview: Served;

beforeEach(async () => {
  journal = mkdtempSync(join(tmpdir(), 'seaworthy-damaged-'));
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop()]);
  rmSync(journal, { recursive: true });
});

async function run() {
  const options = await replayOptions({ stable, preview }, usual, { journal });
  await replay(options, runContext());
  const written = readFileSync(journalIn(journal));
  return { options, written, asked: () => stable.requests.length + preview.requests.length };
}

const write = (bytes: Buffer): void => writeFileSync(journalIn(journal), bytes);

function flip(written: Buffer, at: number): Buffer {
  const bytes = Buffer.from(written);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
  return bytes;
}

const seenRecord = '{"t":"seen"';

test('a reply that is damaged is lost, said and asked for again; all others stay', async () => {
  const { options, written, asked } = await run();
  write(flip(written, written.indexOf(seenRecord, written.length / 2) + 60));
  const judged = await judgeJournal(journal, {}, runContext());
  expect(judged.ledger).toMatchObject({ sent: 30, compared: 29, setAside: { interrupted: 1 } });
  const notice =
    'Of the journal 1 damaged record had to be left out; a reply in them counts as never received.';
  expect(judged.notices?.map(({ message }) => message)).toContain(notice);
  const before = asked();
  const resumed = await resumeReplay(journal, options, runContext());
  expect(resumed.ledger).toMatchObject({ sent: 30, compared: 30 });
  expect(balanced(resumed)).toBe(true);
  expect(resumed.notices?.map(({ message }) => message)).toContain(notice);
  // one harmless request to each group first, then two of stable and one of preview
  expect(asked() - before).toBe(5);
});

test.each(['run', 'plan'])('nobody goes on without a record of kind %s', async (kind) => {
  const { options, written, asked } = await run();
  write(flip(written, written.indexOf(`{"t":"${kind}"`) + 30));
  const before = asked();
  const refusal = {
    code: 'input-unreadable',
    message: expect.stringContaining('is damaged at byte') as string,
  };
  await expect(judgeJournal(journal, {}, runContext())).rejects.toMatchObject(refusal);
  await expect(resumeReplay(journal, options, runContext())).rejects.toMatchObject(refusal);
  expect(asked()).toBe(before);
});

test('one flipped bit anywhere, and a cut anywhere near the end, lose at most what they hit', async () => {
  const { written } = await run();
  const whole = readJournal(journalIn(journal)).seen.size;
  const lostOf = (bytes: Buffer): string => {
    write(bytes);
    try {
      return String(whole - readJournal(journalIn(journal)).seen.size);
    } catch (error) {
      return error instanceof HarnessError ? 'refused' : String(error);
    }
  };
  const lost = new Set<string>();
  for (let at = 0; at < written.length; at += 331) lost.add(lostOf(flip(written, at)));
  expect(lost).toEqual(new Set(['0', '1', 'refused']));
  for (let cut = 1; cut <= 4096; cut += 97) {
    const left = written.subarray(0, -cut);
    const begun = left.toString('latin1').split(seenRecord).length - 1;
    // the last may be torn
    expect([`${whole - begun}`, `${whole - begun + 1}`]).toContain(lostOf(left));
  }
});
