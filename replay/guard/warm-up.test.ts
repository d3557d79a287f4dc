import { expect, test } from 'vitest';
import { WarmUp } from './warm-up.ts';

function sharesAfter(start: number, outcomes: string): number[] {
  const warmUp = new WarmUp(start);
  return outcomes.split('').map((one) => {
    for (let nth = 0; nth < (one === '+' ? 20 : 1); nth += 1) warmUp.observe(one === 'x');
    return warmUp.share;
  });
}

test('steps up after every 20 good replies, and stays at the full pace', () => {
  expect(sharesAfter(0.3, '++++')).toEqual([0.5, 0.7, 1, 1]);
});

test('steps down at every error, never below the start, and then climbs five times as slowly', () => {
  expect(sharesAfter(0.3, '++xxx')).toEqual([0.5, 0.7, 0.5, 0.3, 0.3]);
  expect(sharesAfter(0.3, 'x+++++')).toEqual([0.3, 0.3, 0.3, 0.3, 0.3, 0.5]);
});

test('begins where it is told', () => {
  expect(sharesAfter(0.6, '++')).toEqual([0.7, 1]);
  expect(sharesAfter(1, '+x')).toEqual([1, 1]);
});
