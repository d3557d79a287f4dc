import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished, expect, test } from 'vitest';
import { watchOwnMachine } from './own-machine.ts';

test('a pause of our own is noticed while it lasts, and remembered', async () => {
  const machine = watchOwnMachine(false);
  onTestFinished(() => machine.close());
  await setTimeout(50);
  const before = performance.now();
  while (performance.now() < before + 150);
  expect(machine.lateMs(before)).toBeGreaterThan(100);
  await setTimeout(50);
  const after = performance.now();
  expect(machine.lateMs(before)).toBeGreaterThan(100);
  expect(machine.lateMs(after)).toBeLessThan(machine.lateMs(before));
});

test('how many tasks there are counts only where the groups run here', () => {
  const [own, others] = [watchOwnMachine(true), watchOwnMachine(false)];
  onTestFinished(() => [own, others].forEach((machine) => machine.close()));
  expect([typeof own.tasksPerCore(), others.tasksPerCore()]).toEqual(['number', undefined]);
});
