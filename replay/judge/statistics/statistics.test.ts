import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../../arms.ts';
import { binomialCdf, binomialTail, quantileRanks } from './binomial.ts';
import { discoveries } from './discoveries.ts';
import { fisherTest } from './fisher-test.ts';
import { logChoose, logFactorial } from './log-factorial.ts';
import { upperTail, weakened } from './normal.ts';
import { signTest } from './sign-test.ts';
import { wilcoxonTest } from './wilcoxon-test.ts';

describe('log factorial', () => {
  test.each([
    [0, 0],
    [5, Math.log(120)],
    [20, 42.335616460753485],
    [2000, 13206.524350513806],
  ])('of %i', (n, expected) => expect(logFactorial(n)).toBeCloseTo(expected, 8));

  test('is smooth where the table ends', () => {
    expect(logFactorial(1001) - logFactorial(1000)).toBeCloseTo(Math.log(1001), 8);
    expect(logChoose(5, 2)).toBeCloseTo(Math.log(10), 12);
  });
});

describe('sign test', () => {
  test.each([
    [1, 0, 0.5],
    [5, 0, 1 / 32],
    [9, 1, 11 / 1024],
    [0, 5, 1],
    [5, 5, 0.623046875],
    [325, 175, 9.513e-12],
  ])('%i against %i', (more, fewer, p) => expect(signTest(more, fewer) / p).toBeCloseTo(1, 2));

  test('is a probability that falls with more on one side', () => {
    const counts = nat({ max: 5000 });
    assert(
      property(counts, counts, (more, fewer) => {
        const p = signTest(more, fewer);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1 + 1e-9);
        expect(signTest(more + 1, fewer)).toBeLessThanOrEqual(p + 1e-9);
      }),
    );
  });
});

describe('Fisher test', () => {
  test('the lady tasting tea', () => {
    expect(fisherTest({ hits: 3, total: 4 }, { hits: 1, total: 4 })).toBeCloseTo(17 / 70, 10);
    expect(fisherTest({ hits: 4, total: 4 }, { hits: 0, total: 4 })).toBeCloseTo(1 / 70, 10);
  });
  test('nothing seen says nothing', () => {
    expect(fisherTest({ hits: 0, total: 10 }, { hits: 0, total: 10 })).toBeCloseTo(1, 10);
    expect(fisherTest({ hits: 3, total: 3 }, { hits: 0, total: 0 })).toBeCloseTo(1, 10);
  });
});

describe('binomial', () => {
  test.each([
    [10, 0.5, 5, 0.623046875],
    [10, 0.5, 2, 0.0546875],
    [100, 0.01, 0, 0.99 ** 100],
    [100, 0.9, 94, 0.942424],
  ])('%i tries of %f: at most %i', (n, p, k, expected) => {
    expect(binomialCdf(n, p, k)).toBeCloseTo(expected, 5);
    expect(binomialTail(n, p, k + 1)).toBeCloseTo(1 - expected, 5);
  });

  test('ranks around a quantile', () => {
    // the table of Hahn and Meeker for the median of 20 samples
    expect(quantileRanks(20, 0.5)).toEqual([6, 15]);
    expect(quantileRanks(5, 0.5)).toBeUndefined();
    expect(quantileRanks(100, 0.99)).toBeUndefined();
    expect(quantileRanks(1000, 0.99)).toEqual([983, 997]);
    expect(quantileRanks(1_000_000, 0.5)).toEqual([499_020, 500_981]);
  });

  test('the ranks hold the quantile in 95 of 100 drawings', () => {
    const random = randomNumbers(3);
    const [low, high] = quantileRanks(200, 0.9) ?? [0, 0];
    let held = 0;
    for (let drawing = 0; drawing < 1000; drawing += 1) {
      const drawn = Array.from({ length: 200 }, () => random() / 2 ** 32).sort((a, b) => a - b);
      if ((drawn[low - 1] ?? 1) <= 0.9 && (drawn[high - 1] ?? 0) >= 0.9) held += 1;
    }
    expect(held).toBeGreaterThan(940);
  });
});

describe('discoveries', () => {
  test('the worked example of Benjamini and Hochberg finds four of fifteen', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(discoveries(p, 0.05).filter(Boolean)).toHaveLength(4);
  });
  test('none in nothing', () => expect(discoveries([], 0.05)).toEqual([]));
});

describe('Wilcoxon test', () => {
  test('upper tail of the normal distribution', () => {
    expect(upperTail(0)).toBeCloseTo(0.5, 6);
    expect(upperTail(1.959964)).toBeCloseTo(0.025, 6);
    expect(upperTail(-1.959964)).toBeCloseTo(0.975, 6);
  });
  test('twenty values above zero', () => {
    const values = Array.from({ length: 20 }, (_, i) => [i + 1, 1] as const);
    expect(wilcoxonTest(values)).toBeCloseTo(4.8e-5, 5);
  });
  test('mirrored values say nothing, zeros and none neither', () => {
    expect(
      wilcoxonTest([
        [-2, 5],
        [2, 5],
        [0, 9],
      ]),
    ).toBeGreaterThan(0.45);
    expect(wilcoxonTest([[0, 9]])).toBe(1);
    expect(wilcoxonTest([])).toBe(1);
  });
});

test.each([
  [0.001, 1, 0.001],
  [0.001, 4, 0.0612],
  [1e-9, 9, 0.0228],
  [0.5, 20, 0.5],
  [1, 4, 1],
  [0, 4, 0],
])('a chance of %f that rests on values of which %f say what one would say is %f', (p, one, left) =>
  expect(weakened(p, one)).toBeCloseTo(left, 4),
);
