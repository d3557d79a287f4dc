import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { evidenceMax, JoinedResults } from './joined-results.ts';
import type { Result } from './result.ts';
import { aResult, anyResults } from './result.test-support.ts';

function join(results: readonly Result[]): JoinedResults {
  const joined = new JoinedResults();
  for (const result of results) joined.add(result);
  return joined;
}

function evidence(count: number): readonly Evidence[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'text', title: `${index}`, text: 'x' }));
}

test('equal fingerprints add up, and the worst outcome wins', () => {
  const [joined, ...others] = join([
    aResult({ observations: 2, places: ['table:a'], evidence: evidence(1) }),
    aResult({ outcome: 'fail', message: 'broke', observations: 3, places: ['table:b', 'table:a'] }),
    aResult({ outcome: 'inconclusive', places: ['table:b'] }),
  ]).list();
  expect(others).toEqual([]);
  expect(joined).toMatchObject({
    outcome: 'fail',
    message: 'broke',
    observations: 6,
    places: ['table:b', 'table:a'],
  });
  expect(joined?.evidence).toHaveLength(1);
});

test('a failed warning does not hide that the blocker could not be judged', () => {
  const [joined] = join([
    aResult({ outcome: 'fail', level: 'warn' }),
    aResult({ outcome: 'inconclusive', level: 'block' }),
  ]).list();
  expect(joined).toMatchObject({ outcome: 'inconclusive', level: 'block' });
});

test('skipped once with a reason and once without stays without, in either order', () => {
  const told = aResult({ outcome: 'skipped', message: 'needs SHP-01' });
  const untold = aResult({ outcome: 'skipped', message: '' });
  expect(join([told, untold]).list()[0]?.message).toBe('');
  expect(join([untold, told]).list()[0]?.message).toBe('');
});

test('evidence beyond the limit is dropped and said', () => {
  const joined = join([aResult({ evidence: evidence(15) }), aResult({ evidence: evidence(15) })]);
  expect(joined.list()[0]?.evidence).toHaveLength(evidenceMax);
  expect(joined.truncations()).toMatchObject([{ what: 'evidence', shown: 20, total: 30 }]);
});

test('two failures of different changes have a digest that names both', () => {
  const text = aResult({ outcome: 'fail', change: { kind: 'dropped', from: 'text' } });
  const int = aResult({ outcome: 'fail', change: { kind: 'dropped', from: 'int' } });
  const [joined] = join([text, int, text]).list();
  const digests = joined?.digest?.split('+') ?? [];
  expect(digests).toHaveLength(2);
  expect(new Set(digests)).toEqual(new Set([text.digest, int.digest]));
});

test('sums and what wins do not hang on the order', () => {
  const property = fc.property(anyResults, (results) => {
    const seen = (some: readonly Result[]): unknown =>
      new Map(
        join(some)
          .list()
          .map((r) => [r.fingerprint, [r.outcome, r.level, r.observations, new Set(r.places)]]),
      );
    expect(seen(results.toReversed())).toEqual(seen(results));
    expect(
      join(results)
        .list()
        .reduce((sum, r) => sum + r.observations, 0),
    ).toBe(results.reduce((sum, r) => sum + r.observations, 0));
  });
  fc.assert(property, { numRuns: 300 });
});
