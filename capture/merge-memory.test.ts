import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCaptureBatches } from './read-capture.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const files = 6;
const linesEach = 12_000;
const liveBytesMax = 16 * 1024 * 1024;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-memory-'));
  for (let file = 0; file < files; file++) {
    const lines = Array.from({ length: linesEach }, (_, n) => {
      // All files at the same time, and each with its own disorder.
      const at = new Date(1_772_410_500_000 + n * 10 + ((n * 7919 + file) % 500)).toISOString();
      return `{"start_time":"${at}","method":"GET","path":"/api/ads/${n}?file=${file}","response_code":200,"user_agent":"${'a program '.repeat(20)}${n}"}\n`;
    });
    await writeFile(join(folder, `node-${file}.log`), lines.join(''));
  }
});
afterAll(async () => rm(folder, { recursive: true }));

function liveBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test('many overlapping files are merged in memory that does not grow with their length', async () => {
  const before = liveBytes();
  let [read, last, most, measured] = [0, 0, 0, 0];
  let isOrdered = true;
  for await (const batch of readCaptureBatches([join(folder, 'node-*.log')])) {
    for (const record of batch) {
      const at = 'startedAtMs' in record ? (record.startedAtMs ?? 0) : 0;
      isOrdered &&= at >= last;
      last = at;
    }
    read += batch.length;
    if (read < (measured + 1) * 20_000) continue;
    measured += 1;
    most = Math.max(most, liveBytes() - before);
  }
  expect(read).toBe(files * linesEach);
  expect(measured).toBe(3);
  expect(isOrdered).toBe(true);
  // All records together would be some 40 MB.
  expect(most).toBeLessThan(liveBytesMax);
  expect(most).toBeGreaterThan(0);
});
