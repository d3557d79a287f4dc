import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CapturedFile } from '../captured-file.ts';
import { encodeExchange } from '../encode-capture.ts';
import { isExchange } from '../exchange.ts';
import { readCapture } from '../read-capture.ts';
import { openNew, type CaptureHandle } from './capture-file.ts';
import { CaptureFiles } from './capture-files.ts';
import { settleLive, type LiveOptions } from './live-options.ts';

let folder: string;
let now: Date;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-files-'));
  now = new Date('2026-03-02T00:15:05.123Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = (n: number): string =>
  encodeExchange({ source: { file: '', line: 0 }, method: 'GET', target: `/${n}`, headers: {} });
const lines = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => line(from + index));

function filesWith(
  options: Partial<LiveOptions> = {},
  open?: (path: string) => Promise<CaptureHandle>,
): CaptureFiles {
  const settings = settleLive({ listen: '0', folder, redactKey: 'a key of the test', ...options });
  return new CaptureFiles(settings, 'proxy', () => now, open);
}

async function readAll(paths: readonly string[]): Promise<{ targets: string[]; files: CapturedFile[] }> {
  const files: CapturedFile[] = [];
  const targets: string[] = [];
  for await (const record of readCapture(paths, { onFile: (file) => files.push(file) })) {
    targets.push(isExchange(record) ? record.target : record.unusable);
  }
  return { targets, files };
}

const inFolder = (): string[] => readdirSync(folder).sort();

describe('rotation', () => {
  test('by size: numbered files, each readable by itself, together everything in order', async () => {
    const files = filesWith({ rotateBytes: 1000 });
    await files.begin();
    for (let n = 0; n < 100; n += 10) expect(await files.append(lines(n, 10))).toBe(10);
    await files.close();
    expect(inFolder().slice(0, 2)).toEqual([
      'capture-20260302T001505Z-0001.ndjson',
      'capture-20260302T001505Z-0002.ndjson',
    ]);
    expect(files.finished.length).toBeGreaterThan(3);
    expect(files.finished).toEqual(inFolder().map((name) => join(folder, name)));
    for (const file of files.finished) expect((await readAll([file])).files[0]?.partial).toBeUndefined();
    const { targets } = await readAll(files.finished);
    expect(targets).toEqual(Array.from({ length: 100 }, (_, n) => `/${n}`));
  });

  test.each([false, true])('recorders that begin in one second do not meet, packed: %s', async (gzip) => {
    const [one, two, three] = [filesWith({ gzip }), filesWith({ gzip }), filesWith({ gzip })];
    await one.begin();
    await two.begin();
    await one.append(lines(0, 1));
    await two.append(lines(1, 1));
    await Promise.all([one.close(), two.close()]);
    await three.begin();
    await three.append(lines(2, 1));
    await three.close();
    const paths = [one, two, three].flatMap(({ finished }) => finished);
    expect((await readAll(paths)).targets).toEqual(['/0', '/1', '/2']);
    expect(inFolder()).toHaveLength(3);
  });

  test('a name that another recorder takes at this moment is left to it', async () => {
    const others: string[] = [];
    const files = filesWith({}, (path) => {
      if (others.push(path) === 1) writeFileSync(path, 'of another');
      return openNew(path);
    });
    await files.begin();
    expect(files.current).toBe('capture-20260302T001505Z-0002.ndjson');
    expect(readFileSync(others[0] ?? '', 'utf8')).toBe('of another');
    await files.close();
  });

  test('what recorded nothing leaves no file', async () => {
    const files = filesWith();
    await files.begin();
    expect(inFolder()).toHaveLength(1);
    await files.close();
    expect({ left: inFolder(), finished: files.finished }).toEqual({ left: [], finished: [] });
  });

  test('by age', async () => {
    const files = filesWith({ rotateMs: 60_000 });
    await files.begin();
    await files.append(lines(0, 1));
    now = new Date(now.getTime() + 60_000);
    await files.append(lines(1, 1));
    await files.close();
    expect(files.finished).toHaveLength(2);
    expect((await readAll(files.finished)).targets).toEqual(['/0', '/1']);
  });

  test.each([
    ['the file', () => rmSync(join(folder, 'in', readdirSync(join(folder, 'in'))[0] ?? ''))],
    ['the folder', () => rmSync(join(folder, 'in'), { recursive: true })],
  ])('%s that somebody removes meanwhile takes nothing of what comes next with it', async (_name, remove) => {
    const files = filesWith({ folder: join(folder, 'in') });
    await files.begin();
    await files.append(lines(0, 1));
    remove();
    expect(await files.append(lines(1, 2))).toBe(2);
    await files.close();
    expect((await readAll(files.finished)).targets).toEqual(['/1', '/2']);
  });

  test('packed: only the complete files, and nothing plain stays', async () => {
    const files = filesWith({ rotateBytes: 200, gzip: true });
    await files.begin();
    await files.append(lines(0, 10));
    await files.append(lines(10, 10));
    await files.close();
    expect(inFolder().every((name) => name.endsWith('.ndjson.gz'))).toBe(true);
    expect((await readAll(files.finished)).targets).toHaveLength(20);
  });

  test('only this user can read them, and they say how long they are kept', async () => {
    const files = filesWith({ retainDays: 7, folder: join(folder, 'new') });
    await files.begin();
    await files.append(lines(0, 1));
    await files.close();
    const [file = ''] = files.finished;
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'new')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect((await readAll([file])).files[0]?.recording).toEqual({
      retainUntil: '2026-03-09T00:15:05.123Z',
      keyIds: [expect.stringMatching(/^[0-9a-f]{8}$/)],
      dropped: 0,
      finished: true,
    });
    expect(readFileSync(file, 'utf8')).not.toContain('a key of the test');
  });
});

describe('a disk that fails', () => {
  /** Real files, but only so many bytes in all; the write in which it gets full is cut in the middle. */
  function fullAfter(bytes: number) {
    const disk = { room: bytes, onWrite: (): void => {}, open: openOn };
    async function openOn(path: string): Promise<CaptureHandle> {
      const handle = await open(path, 'wx');
      return {
        async write(buffer, offset, length, at) {
          disk.onWrite();
          const taken = Math.min(length, disk.room, 70);
          if (taken === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
          disk.room -= taken;
          return handle.write(buffer, offset, taken, at);
        },
        async truncate(size) {
          disk.room += (await handle.stat()).size - size;
          await handle.truncate(size);
        },
        close: () => handle.close(),
      };
    }
    return disk;
  }

  test.each([300, 333, 400, 555])(
    'full after %i bytes: whole lines only, and it goes on later',
    async (bytes) => {
      const disk = fullAfter(bytes);
      const files = filesWith({}, disk.open);
      await files.begin();
      const taken = await files.append(lines(0, 20));
      expect(taken).toBeLessThan(20);
      expect(files.problem).toBe('the disk is full');
      expect(await files.append(lines(taken, 1))).toBe(0);
      const soFar = await readAll([join(folder, files.current)]);
      expect(soFar.targets).toEqual(Array.from({ length: taken }, (_, n) => `/${n}`));
      files.drop(3);
      disk.room = Infinity;
      // more are dropped while the first are being said
      disk.onWrite = () => {
        disk.onWrite = () => {};
        files.drop(2);
      };
      expect(await files.append(lines(taken, 20 - taken))).toBe(20 - taken);
      expect(files.problem).toBeUndefined();
      await files.close();
      const { targets, files: read } = await readAll(files.finished);
      expect(targets).toEqual(Array.from({ length: 20 }, (_, n) => `/${n}`));
      expect(read[0]?.recording).toMatchObject({ dropped: 5, finished: true });
    },
  );

  test('that is too full to say what is missing leaves a file that is called partial', async () => {
    const disk = fullAfter(500);
    const files = filesWith({}, disk.open);
    await files.begin();
    await files.append(lines(0, 1));
    disk.room = '{"mark":"end"}\n'.length;
    files.drop(1);
    await files.close();
    const { files: read } = await readAll(files.finished);
    expect(read[0]).toMatchObject({
      recording: { dropped: 0, finished: false },
      partial: expect.stringContaining('recorder still runs or was killed'),
    });
  });

  test('that is full from the start leaves nothing behind and is told', async () => {
    const files = filesWith({}, fullAfter(10).open);
    await expect(files.begin()).rejects.toThrow('the disk is full');
    expect(inFolder()).toEqual([]);
  });

  test('that cannot make the next file goes on with the last', async () => {
    const files = filesWith({ rotateBytes: 100 });
    await files.begin();
    await files.append(lines(0, 5));
    rmSync(folder, { recursive: true });
    expect(await files.append(lines(5, 5))).toBe(5);
    await files.close();
  });
});

test('killed in the middle: what was written is read, and the file says that it is cut', async () => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'jiti/register',
      join(import.meta.dirname, '../../fixtures/children/endless-capture.ts'),
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  await sleep(50);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const paths = inFolder().map((name) => join(folder, name));
  const { targets, files } = await readAll(paths);
  const whole = targets.filter((target) => target !== 'unreadable-line');
  expect(targets.length - whole.length).toBeLessThanOrEqual(1);
  expect(whole).toEqual(whole.map((_, n) => `/${n}`));
  expect(whole.length).toBeGreaterThan(0);
  expect(files.map(({ partial }) => partial !== undefined)).toEqual(
    paths.map((_, n) => n === paths.length - 1),
  );
});
