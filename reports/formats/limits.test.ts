/** A report of 6,000 findings in every format: within the limits of its target, worst first, the cut said. */
import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { memoryBlobs } from '../blobs-memory.ts';
import { rendered, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import { findFormat, formats } from './index.ts';

interface Limit {
  /** What the target takes, or what a person does. */
  readonly bytes: number;
  readonly says: RegExp;
}

const limits: Readonly<Record<string, Limit>> = {
  text: { bytes: 200_000, says: /5900 more findings of less weight are not shown here/ },
  json: { bytes: Number.POSITIVE_INFINITY, says: /Column 5999 is gone/ },
  markdown: { bytes: 65_536, says: /\*\*\d+ more findings of less weight did not fit here/ },
  summary: { bytes: 1024 * 1024, says: /\*\*\d+ more findings of less weight did not fit here/ },
  junit: { bytes: 30_000_000, says: /tests="6001"|results of least weight are not in this file/ },
  ctrf: { bytes: Number.POSITIVE_INFINITY, says: /1000 results of least weight are not in this file/ },
  sarif: { bytes: 10_000_000, says: /5000 of 6000 results are in this file, worst first/ },
  github: { bytes: 200_000, says: /Not shown here: 5990 errors/ },
  gitlab: { bytes: Number.POSITIVE_INFINITY, says: /1000 results of least weight are not in this file/ },
};

// What the page does with many findings is the page's own test.
test('every format has its limits here', () =>
  expect([...Object.keys(limits), 'html'].sort()).toEqual(formats.map(({ id }) => id).sort()));

const wide = wideReport(6000, 800);

test.each(Object.entries(limits))('%s', async (id, { bytes, says }) => {
  const output = await rendered(findFormat(id), wide);
  expect(Buffer.byteLength(output)).toBeLessThanOrEqual(bytes);
  // Not toMatch: a failure would print megabytes.
  expect(says.test(output)).toBe(true);
  expect(output.includes('Column 0 is gone')).toBe(true);
});

test.each(['markdown', 'summary', 'sarif', 'junit'])(
  '%s holds a smaller limit when it is asked to',
  async (id) => {
    const pieces: string[] = [];
    const options = { color: false, bytesMax: 40_000 };
    for await (const { chunk } of findFormat(id).render(wide, memoryBlobs(), options)) pieces.push(chunk);
    expect(Buffer.byteLength(pieces.join(''))).toBeLessThan(45_000);
    expect(pieces.join('')).toMatch(/did not fit here|are not in this file|of 6000 results are in this file/);
  },
);
