import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, integer, json, property, tuple, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import { encodeFrame, magic, readFrames, type Frame } from './frames.ts';
import { JournalFile } from './journal-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-frames-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let nth = 0;
const newFile = (): string => join(folder, `journal-${(nth += 1)}`);

function read(file: string): { readonly frames: Frame[]; readonly bytes: number } {
  const frames: Frame[] = [];
  const { bytes } = readFrames(file, { onFrame: (frame) => void frames.push(frame) });
  return { frames, bytes };
}

const records = array(tuple(json(), array(uint8Array({ maxLength: 300 }), { maxLength: 3 })), {
  minLength: 1,
  maxLength: 8,
});

test('what is appended comes back, and a cut anywhere leaves what was whole before it', () => {
  assert(
    property(records, integer({ min: 0 }), (written, cut) => {
      const file = newFile();
      const journal = JournalFile.create(file);
      const ends = [magic.length];
      for (const [text, chunks] of written) {
        journal.append(
          { text },
          chunks.map((chunk) => Buffer.from(chunk)),
        );
        ends.push(statSync(file).size);
      }
      journal.close();
      const { frames } = read(file);
      expect(frames.map(({ json: head }) => (head as { text: string }).text)).toEqual(
        written.map(([text]) => text),
      );
      expect(frames.map(({ chunks }) => chunks.map((chunk) => [...chunk]))).toEqual(
        written.map(([, chunks]) => chunks.map((chunk) => [...chunk])),
      );
      const at = magic.length + (cut % ((ends.at(-1) ?? 0) - magic.length + 1));
      truncateSync(file, at);
      const whole = ends.filter((end) => end <= at);
      expect(read(file)).toMatchObject({ bytes: whole.at(-1), frames: { length: whole.length - 1 } });
    }),
    { numRuns: 60 },
  );
});

describe('what is no whole journal', () => {
  const write = (...pieces: readonly Uint8Array[]): string => {
    const file = newFile();
    writeFileSync(file, Buffer.concat(pieces));
    return file;
  };
  const one = Buffer.concat(encodeFrame({ a: 1 }, [Buffer.from('body')]));
  const damaged = Buffer.from(one);
  damaged[damaged.length - 1] = 0;

  test('a damaged last record is a torn one', () => {
    expect(read(write(magic, one, damaged))).toMatchObject({
      bytes: magic.length + one.length,
      frames: { length: 1 },
    });
  });

  test('zeros after a power cut are no record', () => {
    expect(read(write(magic, one, Buffer.alloc(4096))).bytes).toBe(magic.length + one.length);
  });

  const next = Buffer.concat(encodeFrame({ t: 'next' }));
  test.each([
    ['where it is too long', [0, 0xff]],
    ['where it is longer than the file', [3, 0x7f]],
    ['where it is nothing', [0, 0]],
  ])('a length that is wrong, %s, hides no record that follows', (_name, [at = 0, value = 0]) => {
    const wrong = Buffer.from(one);
    wrong[at] = value;
    expect(() => read(write(magic, one, wrong, next))).toThrow(/damaged at byte \d+, and records follow/);
    expect(read(write(magic, one, wrong)).frames).toHaveLength(1);
  });

  test('what may lack is left out, and the rest is read', () => {
    const file = write(magic, one, damaged, next);
    const contents: string[] = [];
    const frames: Frame[] = [];
    const { bytes } = readFrames(file, {
      onFrame: (frame) => void frames.push(frame),
      mayLack: (content) => contents.push(content.toString('latin1')) > 0,
    });
    expect({ contents, bytes, read: frames.map(({ json: head }) => head) }).toEqual({
      contents: ['{"a":1,"sizes":[4]}bod\0'],
      bytes: statSync(file).size,
      read: [{ a: 1, sizes: [4] }, { t: 'next' }],
    });
  });

  test.each([
    ['another file', () => write(Buffer.from('GET / HTTP/1.1 and more of it\n')), /no journal of a replay/],
    ['an empty file', () => write(), /no journal of a replay/],
    ['another version', () => write(Buffer.from('seaworthy journal 2\n'), one), /another version/],
    ['no file', () => join(folder, 'absent'), /There is no journal/],
    ['a record damaged between others', () => write(magic, damaged, one), /damaged at byte 20/],
  ])('%s', (_name, file, message) => {
    expect(() => read(file())).toThrow(HarnessError);
    expect(() => read(file())).toThrow(message);
  });
});

describe('writing', () => {
  test('only the owner may read it', () => {
    const file = newFile();
    JournalFile.create(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a journal is never begun over another', () => {
    const file = newFile();
    JournalFile.create(file).close();
    expect(() => JournalFile.create(file)).toThrow(/earlier run/);
  });

  test('what is torn is cut off before it goes on', () => {
    const file = newFile();
    const journal = JournalFile.create(file);
    journal.append({ a: 1 });
    journal.close();
    const { bytes } = read(file);
    appendFileSync(file, encodeFrame({ torn: 1 })[0] ?? '');
    const fileBytes = statSync(file).size;
    const again = JournalFile.reopen(file, { bytes, fileBytes });
    again.append({ b: 2 });
    again.close();
    expect(read(file).frames.map(({ json: head }) => head)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(readFileSync(file, 'latin1')).not.toContain('torn');
  });

  test.skipIf(process.platform !== 'linux')('a full disk is said', () => {
    expect(() => JournalFile.create('/dev/full')).toThrow(/cannot be written: ENOSPC/);
  });
});
