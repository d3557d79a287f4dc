import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureHeader, headerLine } from '../recording.ts';
import { captureNotices } from './capture-notices.ts';
import { purgeCaptures } from './purge-captures.ts';

const context = {
  signal: new AbortController().signal,
  onProgress() {},
  now: () => new Date('2026-04-01T00:00:00Z'),
};
const recorded = (retainUntil?: string): string =>
  `${headerLine({ recorder: 'proxy', createdAt: '2026-03-01T00:00:00Z', retainUntil })}\n{"method":"GET","target":"/"}\n`;
const old = recorded('2026-03-31T23:59:59Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-purge-'));
  mkdirSync(join(folder, 'below'));
  for (const [name, text] of [
    ['capture-1.ndjson', old],
    ['capture-2.ndjson.gz', gzipSync(old)],
    ['capture-3.ndjson', recorded('2026-04-01T00:00:01Z')],
    ['capture-4.ndjson', recorded()],
    ['capture-5.ndjson', `${captureHeader}\n`],
    ['capture-6.ndjson', `not ours\n${old}`],
    ['capture-7.ndjson', ''],
    ['capture-8.ndjson.gz', gzipSync(old).subarray(0, 12)],
    ['access.log', '1.2.3.4 - - [02/Mar/2026:00:15:05 +0000] "GET / HTTP/1.1" 200 1'],
    ['capture-9.ndjson', recorded('some day')],
    ['below/capture-1.ndjson', old],
  ] as const) {
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(join(folder, 'below', 'capture-1.ndjson'), join(folder, 'capture-link.ndjson'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const names = (files: readonly (string | { readonly file: string })[]): string[] =>
  files.map((file) => (typeof file === 'string' ? file : file.file).slice(folder.length + 1));

test('what is over is removed, plain and packed, and nothing else is touched', async () => {
  const before = readdirSync(folder, { recursive: true }).length;
  const purged = await purgeCaptures(folder, {}, context);
  expect(names(purged.expired)).toEqual(['capture-1.ndjson', 'capture-2.ndjson.gz']);
  expect(names(purged.kept)).toEqual(['capture-3.ndjson']);
  expect(names(purged.endless)).toEqual(['capture-4.ndjson', 'capture-5.ndjson', 'capture-9.ndjson']);
  expect({ others: purged.others, failed: purged.failed }).toEqual({ others: 6, failed: [] });
  expect(readdirSync(folder, { recursive: true })).toHaveLength(before - 2);
  expect(existsSync(join(folder, 'below', 'capture-1.ndjson'))).toBe(true);
});

test('a dry run says the same and removes nothing', async () => {
  const before = readdirSync(folder, { recursive: true }).length;
  const dry = await purgeCaptures(folder, { dryRun: true }, context);
  expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  expect(dry).toEqual(await purgeCaptures(folder, {}, context));
});

test('a folder that is none is told', async () => {
  await expect(purgeCaptures(join(folder, 'nowhere'), {}, context)).rejects.toMatchObject({
    code: 'input-unreadable',
  });
});

describe('what a run on recorded files is told', () => {
  const file = (name: string, recording: object) => ({
    file: `/captures/${name}`,
    format: 'seaworthy',
    lines: 1,
    records: 1,
    disorder: { steps: 0, backMs: 0, late: 0 },
    recording: { keyIds: ['a'], dropped: 0, finished: true, ...recording },
  });

  test('nothing, when all is well', () => {
    const fresh = file('a', { retainUntil: '2026-04-02T00:00:00Z' });
    expect(captureNotices([fresh, { ...fresh, recording: undefined }], context.now())).toEqual([]);
  });

  test('that a file is not complete', () => {
    const cut = { ...file('a', {}), recording: undefined, partial: 'the gzip data is broken', records: 7 };
    expect(captureNotices([cut], context.now())).toEqual([
      'a is not complete (the gzip data is broken); the 7 records before that were read.',
    ]);
  });

  test('that a retention is over, requests are missing, and keys differ', () => {
    const files = [
      file('a', { retainUntil: '2026-03-01T00:00:00Z' }),
      file('b', { dropped: 7, keyIds: ['b'] }),
    ];
    expect(captureNotices(files, context.now())).toEqual([
      expect.stringContaining('a was to be removed after 2026-03-01'),
      expect.stringContaining('b lacks 7 requests'),
      expect.stringContaining('different keys'),
    ]);
  });
});
