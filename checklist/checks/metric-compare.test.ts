/** `metric-compare` against a real Prometheus that remembers three weeks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { startPrometheus } from '../../fixtures/servers/prometheus.ts';
import type { StartedServer } from '../../fixtures/servers/started-server.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { compare, quantileOf, type Bucket } from '../metric-estimates.ts';
import { metricCompare } from './metric-compare.ts';

const installed = engines.find(({ name }) => name === 'prometheus')?.find() !== undefined;
type Given = Parameters<typeof metricCompare.gather>[0];
const day = 86_400;

/** Counters that grew evenly, as three weeks of ten minutes each at the same time of day, the last just now. */
function history(now: number): string {
  const weeks = [0, 7, 14].map((days) => now - days * day);
  const lines = (family: string, samples: readonly (readonly [string, readonly number[]])[]): string[] => [
    `# TYPE ${family} counter`,
    ...samples.flatMap(([labels, perMinute]) =>
      weeks
        .flatMap((end, week) =>
          Array.from({ length: 11 }, (_, minute) => ({
            at: end - (10 - minute) * 60,
            value: minute * (perMinute[week] ?? perMinute[0] ?? 0),
          })),
        )
        .sort((a, b) => a.at - b.at)
        .map(({ at, value }) => `${family}_total${labels} ${value} ${at}`),
    ),
  ];
  const bucket = (version: string, edge: string): string => `{version="${version}",le="${edge}"}`;
  return [
    ...lines('orders', [['{}', [600, 640, 560]]]),
    ...lines('visits', [['{}', [100, 640, 560]]]),
    ...lines('requests', [
      ['{version="v0"}', [1000]],
      ['{version="v1"}', [1000]],
      ['{version="v2"}', [1000]],
    ]),
    ...lines('failures', [
      ['{version="v0"}', [2]],
      ['{version="v2"}', [50]],
    ]),
    ...lines('took_bucket', [
      [bucket('v0', '0.1'), [900]],
      [bucket('v0', '1'), [1000]],
      [bucket('v0', '+Inf'), [1000]],
      [bucket('v1', '0.1'), [900]],
      [bucket('v1', '1'), [1000]],
      [bucket('v1', '+Inf'), [1000]],
      [bucket('v2', '0.1'), [300]],
      [bucket('v2', '1'), [990]],
      [bucket('v2', '+Inf'), [1000]],
    ]),
    '# EOF\n',
  ].join('\n');
}

describe.skipIf(!requireEngine('prometheus', installed))('on Prometheus (skipped without it)', () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await startPrometheus({ history: history(Math.floor(Date.now() / 1000)) });
  }, 30_000);
  afterAll(() => server.stop());

  const run = async (more: Partial<Given>) => {
    const given: Given = { url: server.url, minSamples: 100, onNoData: 'inconclusive', ...more };
    expect(paramProblems(metricCompare, given)).toEqual([]);
    return metricCompare.judge(await metricCompare.gather(given, contextFor()), given);
  };
  const took = { histogram: 'took_bucket_total{version="$group"}', baseline: 'v0', ratioMax: 1.2 };
  const failed = {
    share: 'sum(increase(failures_total{version="$group"}[5m]))',
    samples: 'sum(increase(requests_total{version="$group"}[5m]))',
    baseline: 'v0',
    ratioMax: 1.2,
    onNoData: 'pass',
  } as const;
  const weeks = { offsets: ['7d', '14d'], ratioMin: 0.8, ratioMax: 1.2 };
  const perMinute = (name: string) => ({
    value: `sum(increase(${name}_total[5m]))`,
    samples: `sum(increase(${name}_total[5m]))`,
    ...weeks,
  });

  test.each<[string, string, Partial<Given>]>([
    ['as fast', 'pass', { ...took, candidate: 'v1' }],
    ['slower', 'fail', { ...took, candidate: 'v2' }],
    ['a version without requests', 'inconclusive', { ...took, candidate: 'v9' }],
    ['a version that must have some', 'fail', { ...took, candidate: 'v9', onNoData: 'fail' }],
    ['more samples are wanted', 'inconclusive', { ...took, candidate: 'v1', minSamples: 1e6 }],
    ['no failure counted', 'pass', { ...failed, candidate: 'v1' }],
    ['more failures', 'fail', { ...failed, candidate: 'v2' }],
    ['as in former weeks', 'pass', perMinute('orders')],
    ['fewer than in former weeks', 'fail', perMinute('visits')],
    ['times before all data', 'inconclusive', { ...perMinute('orders'), offsets: ['21d'] }],
    ['many values', 'error', { ...failed, candidate: 'v1', share: 'requests_total{version!="$group"}' }],
    ['a query that does not parse', 'error', { ...took, candidate: 'v1', histogram: 'took{a="$group"' }],
  ])('%s: %s', async (_title, outcome, more) => {
    expect(await run(more)).toMatchObject({ outcome });
  });

  test('shows four quantiles of both sides, as Prometheus itself computes them', async () => {
    const { measured = [] } = await run({ ...took, candidate: 'v2' });
    expect(measured.map(({ name }) => name)).toEqual(['TP50', 'TP90', 'TP99', 'TP999']);
    const query = 'histogram_quantile(0.9, sum by (le) (increase(took_bucket_total{version="v2"}[5m])))';
    const reply = await fetch(`${server.url}/api/v1/query?query=${encodeURIComponent(query)}`);
    const { data } = (await reply.json()) as { data: { result: { value: [number, string] }[] } };
    expect(measured[1]?.actual).toBeCloseTo(Number(data.result[0]?.value[1]), 2);
  });
});

test('quantiles rise with their share and stay within the buckets', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (steps, q) => {
      let sum = 0;
      const buckets = steps.map((step, index): Bucket => [index + 1, (sum += step)]);
      fc.pre(sum > 0);
      const [low, high] = [quantileOf(buckets, q), quantileOf(buckets, q + 0.01)];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(high).toBeLessThanOrEqual(steps.length);
    }),
  );
});

test('what lies beyond the last bucket on both sides is not known', () => {
  const endless = { name: 'TP999', value: Infinity, low: 2, high: Infinity };
  expect(compare(endless, [endless], { ratioMax: 1.2 }).state).toBe('unsure');
  const old = { name: 'TP999', value: 0.5, low: 0.4, high: 0.6 };
  expect(compare(endless, [old], { ratioMax: 1.2 }).state).toBe('outside');
  expect(compare(old, [old], { ratioMax: 1, ratioMin: 1 }).state).toBe('within');
});
