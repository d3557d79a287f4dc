import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planProblems, type BatchPlan } from './batch-plan.ts';
import { capacityAt, momentsOf, type Rollout } from './remaining-capacity.ts';

const limits = { outShareMax: 0.25, zoneShareMin: 0.5, firstShareMax: 0.01 };

describe('a plan', () => {
  test('made by the rules has no problem, however many nodes there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), (nodes) => {
        const step = Math.max(1, Math.floor(nodes / 4));
        const sizes = [1];
        while (sizes.reduce((sum, size) => sum + size, 0) < nodes) {
          sizes.push(Math.min(step, nodes - sizes.reduce((sum, size) => sum + size, 0)));
        }
        const batches = sizes.map((size) => ({ nodes: size, bakeMs: 60_000, minSamples: 100 }));
        expect(planProblems({ zones: { a: nodes }, batches }, limits)).toEqual([]);
      }),
    );
  });

  test('with a zone that is unknown says so', () => {
    const plan: BatchPlan = {
      zones: { a: 4 },
      batches: [
        { nodes: 1, bakeMs: 1, minSamples: 1, out: { b: 1 } },
        { nodes: 3, out: { a: 1 } },
      ],
    };
    expect(planProblems(plan, limits)).toEqual(['batch 1 names the zone "b", which has no nodes']);
  });

  test('that has no batch is told so', () => {
    expect(planProblems({ zones: { a: 4 }, batches: [] }, limits)).toEqual([
      'there is no batch, at least two are needed',
    ]);
  });
});

describe('capacity', () => {
  const rollouts = fc.oneof(
    fc.record({ kind: fc.constant('groups' as const), nodes: fc.integer({ min: 1, max: 200 }) }),
    fc.record({
      kind: fc.constant('rolling' as const),
      nodes: fc.integer({ min: 1, max: 200 }),
      outAtOnce: fc.integer({ min: 1, max: 50 }),
    }),
    fc.record({
      kind: fc.constant('blue-green' as const),
      blue: fc.integer({ min: 1, max: 99 }),
      green: fc.integer({ min: 1, max: 99 }),
    }),
  );
  const demand = { peakPerSecond: 1000, perNode: 100, headroom: 1.2, zoneLost: 0 };

  test('the worst moment comes first, and losing a zone makes nothing better', () => {
    fc.assert(
      fc.property(rollouts, fc.integer({ min: 0, max: 50 }), (rollout: Rollout, zoneLost) => {
        const [worst, ...others] = capacityAt(rollout, demand);
        for (const other of others) expect(other.carries).toBeGreaterThanOrEqual(worst?.carries ?? 0);
        const [lost] = capacityAt(rollout, { ...demand, zoneLost });
        expect(lost?.carries).toBeLessThanOrEqual(worst?.carries ?? 0);
        expect(lost?.left).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('GREEN with just over half is the worst moment of groups', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 200 }), (nodes) => {
        const [worst] = capacityAt({ kind: 'groups', nodes }, demand);
        expect(worst?.serving).toBe(Math.floor(nodes / 2) + 1);
      }),
    );
    expect(momentsOf({ kind: 'groups', nodes: 8 })[0]?.serving).toBe(5);
  });
});
