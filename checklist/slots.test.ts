import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('never more than so many at once, all in the order of asking, and an error gives its slot back', async () => {
  const slots = new Slots(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const task = (name: number) => async (): Promise<number> => {
    started.push(name);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (name === 1) throw new Error('planted');
    return name;
  };
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map((name) => slots.run(task(name))));
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
});
