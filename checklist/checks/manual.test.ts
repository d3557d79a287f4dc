import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { recordStore, type Attestation, type RecordStore } from '../../reports/index.ts';
import { attest, type AttestOptions } from '../attest.ts';
import { contextFor } from '../context-for.test-support.ts';
import { manual } from './manual.ts';

const folders: string[] = [];
let store: RecordStore;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  folders.push(folder);
  store = recordStore(folder);
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

function sign(more: Partial<AttestOptions> = {}): Promise<Attestation> {
  return attest({
    item: 'BLD-07',
    who: 'Ann <ann@example.org>',
    note: 'looked at all of it',
    boundTo: 'tree:aaaa',
    identity: 'authenticated',
    store,
    now: new Date('2026-11-17T11:00:00Z'),
    ...more,
  });
}

async function judged(more: Parameters<typeof contextFor>[0] = {}) {
  const context = contextFor({ item: 'BLD-07', boundTo: 'tree:aaaa', ci: true, store, ...more });
  return manual.judge(await manual.gather({}, context), {});
}

test('nobody has attested: pending, with the command to copy', async () => {
  const command = 'seaworthy attest BLD-07 --note "..."';
  expect(await judged()).toMatchObject({ outcome: 'pending', command });
  expect(await judged({ store: undefined })).toMatchObject({ outcome: 'pending', command });
});

test('an attestation counts for its item and its content, and for nothing else', async () => {
  const attestation = await sign();
  expect(await judged()).toMatchObject({ outcome: 'pass', attestation });
  expect(await judged({ item: 'BLD-08' })).toMatchObject({ outcome: 'pending' });
  const voided = await judged({ boundTo: 'tree:bbbb' });
  expect(voided.outcome).toBe('pending');
  expect(voided.message).toContain('attested other content (tree:aaaa, now tree:bbbb)');
});

test('the newest that counts is taken, an older one for this content is enough', async () => {
  await sign({ now: new Date('2026-11-16T11:00:00Z'), note: 'old' });
  await sign({ note: 'new' });
  await sign({ now: new Date('2026-11-17T11:30:00Z'), boundTo: 'tree:cccc', note: 'other' });
  expect((await judged()).attestation?.note).toBe('new');
});

test('a name that was only typed counts outside of CI, and where the config says so', async () => {
  await sign({ identity: 'claimed' });
  expect(await judged()).toMatchObject({ outcome: 'pending' });
  expect(await judged({ ci: false })).toMatchObject({ outcome: 'pass' });
  expect(await judged({ acceptClaimed: true })).toMatchObject({ outcome: 'pass' });
});

test.each(['ANN@example.org', 'ann', 'Ann <ann@example.org>'])(
  'an author (%s) cannot attest',
  async (author) => {
    await expect(sign({ authors: [author] })).rejects.toMatchObject({ code: 'usage' });
    expect(await store.list('attestation')).toEqual([]);
    await sign();
    expect(await judged({ authors: [author] })).toMatchObject({ outcome: 'pending' });
  },
);

test.each(['who', 'note', 'boundTo', 'item'] as const)('an empty %s is refused', async (name) => {
  await expect(sign({ [name]: ' ' })).rejects.toMatchObject({ code: 'usage' });
});

test('content that cannot be named cannot be attested', async () => {
  await sign();
  const { outcome, message } = await judged({ boundTo: undefined, cwd: '/' });
  expect(outcome).toBe('pending');
  expect(message).toContain('cannot be attested yet');
});
