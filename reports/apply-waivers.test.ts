import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyWaivers } from './apply-waivers.ts';
import { readWaivers } from './read-waivers.ts';
import { aResult, anyResults } from './result.test-support.ts';
import type { Result } from './result.ts';
import { decide } from './verdict.ts';
import type { Waiver } from './waiver.ts';

const failure = aResult({ outcome: 'fail', change: { kind: 'column-dropped', from: 'note text' } });
const now = new Date('2026-03-31T23:59:59.999Z');

function waiverOf(result: Result, more: Partial<Waiver> = {}): Waiver {
  const { fingerprint, digest } = result;
  const accepted = { reason: 'known', owner: 'dba', expires: '2026-03-31' };
  return { fingerprint, ...(digest !== undefined && { digest }), ...accepted, ...more };
}

describe('applyWaivers', () => {
  test('excuses a failure up to the end of its last day; the outcome stays', () => {
    const { results, notices } = applyWaivers([failure], [waiverOf(failure)], now);
    expect(results).toEqual([
      { ...failure, waiver: { reason: 'known', owner: 'dba', expires: '2026-03-31' } },
    ]);
    expect(notices).toEqual([]);
  });

  const other = aResult({ outcome: 'fail', change: { kind: 'column-dropped', from: 'note varchar(9)' } });
  test.each<[string, Result, Waiver, string]>([
    ['it ran out', failure, waiverOf(failure, { expires: '2026-03-30' }), 'waiver-expired'],
    ['another change is there now', other, waiverOf(failure), 'waiver-stale'],
    ['it names no change', failure, { ...waiverOf(aResult({ outcome: 'fail' })) }, 'waiver-stale'],
    ['it names a change where none is', aResult({ outcome: 'fail' }), waiverOf(failure), 'waiver-stale'],
    [
      'there is no such finding',
      failure,
      waiverOf(failure, { fingerprint: '0'.repeat(16) }),
      'waiver-unused',
    ],
    ['the finding is gone', aResult(), waiverOf(aResult()), 'waiver-unused'],
    ['it is inconclusive', aResult({ outcome: 'inconclusive' }), waiverOf(aResult()), 'waiver-unused'],
  ])('excuses nothing and says so: %s', (_case, result, waiver, kind) => {
    const { results, notices } = applyWaivers([result], [waiver], now);
    expect(results).toEqual([result]);
    expect(notices.map((notice) => notice.kind)).toEqual([kind]);
  });

  test('touches nothing but failures, whatever is waived', () => {
    const property = fc.property(anyResults, (results) => {
      const waived = applyWaivers(
        results,
        results.map((r) => waiverOf(r)),
        now,
      ).results;
      for (const [index, result] of results.entries()) {
        const { waiver, ...rest } = waived[index] ?? result;
        expect(rest).toEqual(result);
        expect(waiver !== undefined).toBe(result.outcome === 'fail');
      }
      const holds = results.some(
        (r) => r.level === 'block' && ['error', 'inconclusive', 'pending'].includes(r.outcome),
      );
      const { verdict } = decide({ results: waived, sections: [], interrupted: false });
      expect(holds && verdict === 'go').toBe(false);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('readWaivers', () => {
  const good = waiverOf(failure);

  test('reads a list, and nothing as none', () => {
    expect(readWaivers([good], 'waivers.yaml')).toEqual([good]);
    expect(readWaivers(undefined, 'waivers.yaml')).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ['no list', { waivers: [] }, /list/],
    ['no mapping', ['0'.repeat(16)], /mapping/],
    ['an unknown member', [{ ...good, expire: 'x' }], /"expire"/],
    ['a number as fingerprint', [{ ...good, fingerprint: 1234567890123456 }], /fingerprint/],
    ['a short fingerprint', [{ ...good, fingerprint: 'abc' }], /fingerprint/],
    ['a wrong digest', [{ ...good, digest: 'xyz' }], /digest/],
    ['an empty reason', [{ ...good, reason: '  ' }], /reason/],
    ['no owner', [{ ...good, owner: undefined }], /owner/],
    ['a day that does not exist', [{ ...good, expires: '2026-02-30' }], /expires/],
    ['another way to write a day', [{ ...good, expires: '31.3.2026' }], /expires/],
    ['no day', [{ ...good, expires: undefined }], /expires/],
    ['the same twice', [good, good], /twice/],
  ])('refuses %s', (_case, data, what) => {
    expect(() => readWaivers(data, 'waivers.yaml')).toThrow(
      expect.objectContaining({ code: 'config-unusable', message: expect.stringMatching(what) as string }),
    );
  });
});
