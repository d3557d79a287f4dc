import { expect, test } from 'vitest';
import { drawArms, randomNumbers } from './arms.ts';

test('every order comes about equally often', () => {
  const random = randomNumbers(1);
  const orders = new Map<string, number>();
  for (let nth = 0; nth < 6000; nth += 1) {
    const order = drawArms(random, 1).join(' ');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  expect(Math.min(...orders.values())).toBeGreaterThan(900);
});

test('the share decides how many ask stable twice', () => {
  const random = randomNumbers(1);
  const twice = Array.from({ length: 1000 }, () => drawArms(random, 0.2)).filter(
    ({ length }) => length === 3,
  );
  expect(twice.length).toBeGreaterThan(150);
  expect(twice.length).toBeLessThan(250);
  expect(drawArms(random, 0).toSorted()).toEqual(['preview', 'stable-a']);
});

test('one seed gives one sequence', () => {
  const [one, same, other] = [randomNumbers(5), randomNumbers(5), randomNumbers(6)];
  const draw = (random: () => number): number[] => [random(), random(), random()];
  const first = draw(one);
  expect(draw(same)).toEqual(first);
  expect(draw(other)).not.toEqual(first);
});
