/** A real disk that is full: what the traffic notices of it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CapturedFile } from '../captured-file.ts';
import { readCaptureBatches } from '../read-capture.ts';
import { ask, LiveTest } from './live.test-support.ts';
import { captureProxy } from './proxy.ts';

let live: LiveTest;
let disk: string;
const isPossible = process.platform === 'linux' && process.getuid?.() === 0 && canMount();

beforeEach(() => {
  live = new LiveTest();
  disk = join(live.folder, 'disk');
  mkdirSync(disk);
});
afterEach(async () => {
  await live.stop();
  spawnSync('umount', [disk]);
  live.remove();
});

test.skipIf(!isPossible)(
  'a full disk costs records, which are counted, and no request (needs root on Linux)',
  async () => {
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]).status).toBe(0);
    const upstream = await live.server((request, reply) => reply.end(request.url));
    const proxy = await live.start((common, context) => captureProxy({ ...common, upstream }, context), {
      folder: disk,
      queueBytesMax: 20_000,
      drainMs: 1000,
    });
    for (let n = 0; n < 400; n += 1) expect((await ask(`${proxy.url}/${n}`)).body).toBe(`/${n}`);
    const { files, ...counts } = await proxy.stop();
    expect(counts).toMatchObject({ seen: 400, skipped: {}, failed: {} });
    expect(counts.dropped).toBeGreaterThan(0);
    expect(counts.recorded).toBeGreaterThan(50);
    const read: CapturedFile[] = [];
    let records = 0;
    for await (const batch of readCaptureBatches(files, { onFile: (file) => read.push(file) })) {
      records += batch.length;
    }
    expect(records).toBe(counts.recorded);
    // whether there is room for the last mark is luck; where there is none the file is called partial
    const { recording, partial } = read[0] ?? {};
    expect(partial ?? String(recording?.dropped)).toMatch(
      partial === undefined ? new RegExp(`^${counts.dropped}$`) : /recorder still runs or was killed/,
    );
  },
);

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder]);
  if (status === 0) spawnSync('umount', [folder]);
  rmdirSync(folder);
  return status === 0;
}
