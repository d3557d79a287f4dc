import { expect, test } from 'vitest';
import { fineSleep } from './fine-sleep.ts';

async function sleepsUntil(at: number): Promise<number> {
  let sleeps = 0;
  for (; performance.now() < at; sleeps += 1) await fineSleep(at - performance.now());
  return sleeps;
}

test('one sleeps once its thread is up: to go round the event loop would take thousands of turns', async () => {
  const sleeps = (): Promise<number> => sleepsUntil(performance.now() + 50.5);
  await expect.poll(sleeps, { timeout: 60_000, interval: 1 }).toBeLessThan(20);
});

test('two who sleep at the same time both wake', async () => {
  const at = performance.now() + 20;
  const [first, second] = await Promise.all([sleepsUntil(at), sleepsUntil(at)]);
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(0);
});
