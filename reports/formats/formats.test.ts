import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { hostile } from '../../fixtures/reports/hostile.ts';
import {
  emptyReport,
  rendered,
  reportOf,
  finding,
  soundReport,
  wideReport,
} from '../../fixtures/reports/small-and-wide.ts';
import { HarnessError } from '../harness-error.ts';
import { findFormat, formats } from './index.ts';

test('the array and the folder name the same formats', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^(?!index)[a-z-]+\.ts$/.test(name));
  expect(formats.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

test('ids and file names are unique', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  expect(new Set(formats.map(({ fileName }) => fileName)).size).toBe(formats.length);
});

test('a typo is answered with the nearest name', () => {
  expect(findFormat('html').id).toBe('html');
  const find = (id: string) => () => findFormat(id);
  expect(find('htlm')).toThrow(HarnessError);
  expect(find('sarfi')).toThrow(
    expect.objectContaining({ code: 'usage', todo: expect.stringContaining("'sarif'") }),
  );
});

const rawControl =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

/** Without the script of the page and what is packed for it. */
function words(output: string): string {
  return output.replace(/<(script|style|template)\b[^]*?<\/\1>/g, '');
}

describe.each(formats)('$id', (format) => {
  // The page holds packed data and a script; its own test compares what it draws.
  test.skipIf(format.id === 'html')('renders a report of every kind as it did before', async () => {
    await expect(await rendered(format, everyKindReport())).toMatchFileSnapshot(
      `../../fixtures/reports/rendered/${format.fileName}`,
    );
  });

  test('says the verdict of an empty report, and it is not go', async () => {
    const output = await rendered(format, emptyReport());
    expect(output).toContain('selected nothing to look at');
    expect(words(output)).not.toMatch(/undefined|NaN|\[object/);
  });

  test('renders a sound report without findings', async () => {
    const output = await rendered(format, soundReport());
    expect(words(output)).not.toMatch(/undefined|NaN|\[object/);
    expect(output).not.toMatch(/::error|<failure|"kind":"fail"/);
  });

  test('streams 5,000 results in many pieces', async () => {
    let pieces = 0;
    let longest = 0;
    const report = wideReport(5000);
    const blobs = { put: async () => '', get: async () => undefined, list: async () => [] };
    for await (const { chunk } of format.render(report, blobs, { color: false })) {
      pieces += 1;
      longest = Math.max(longest, chunk.length);
    }
    // The page is packed, and annotations are few.
    expect(pieces).toBeGreaterThan({ github: 10, html: 4 }[format.id] ?? 20);
    expect(longest).toBeLessThan(100_000);
  });

  test('does not break on members named like parts of an object', async () => {
    const report = reportOf([
      finding(0, { tool: 'compat', rule: hostile.prototype, key: hostile.prototype }),
    ]);
    const output = (await rendered(format, report)).replaceAll('&#95;', '_');
    expect(output).toContain(hostile.prototype);
  });
});

// JSON keeps what it was given: that is what it is for.
const shown = formats.filter(({ id }) => id !== 'json');

test.each(shown)('$id lets no control character of other people through', async (format) => {
  const output = await rendered(format, everyKindReport());
  expect(output).not.toMatch(rawControl);
  expect(output).not.toMatch(/\p{Surrogate}/u);
  expect(output).toContain('u{1b}');
});
