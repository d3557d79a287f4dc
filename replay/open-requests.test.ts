import { expect, test } from 'vitest';
import { randomNumbers, type Arm } from './arms.ts';
import type { Guard } from './guard/guard.ts';
import { OpenRequests, type OpenRequest } from './open-requests.ts';

test('however they come and go, the guard sees those that are open, of each group', async () => {
  const numbers = randomNumbers(11);
  const random = (): number => numbers() / 2 ** 32;
  const open = new OpenRequests();
  const [kept, arms] = [new Set<OpenRequest>(), ['stable-a', 'stable-b', 'preview'] as const satisfies Arm[]];
  for (let nth = 0; nth < 2000; nth += 1) {
    const [first] = [...kept].slice(Math.floor(random() * kept.size));
    if (first !== undefined && random() < 0.4) {
      kept.delete(first);
      open.delete(first);
    }
    const arm = arms[Math.floor(random() * 3)] as Arm;
    const one = { arm, asked: { request: { route: 'GET /' } }, sentAt: nth, place: -1 } as OpenRequest;
    if (random() < 0.5) {
      kept.add(one);
      open.add(one);
    }
  }
  const seen: number[] = [];
  let isSeen = (): void => {};
  const guard = {
    look: (group: string, waiting: readonly { sentAt: number }[]) => {
      seen.push(...waiting.map(({ sentAt }) => sentAt));
      if (group === 'preview') isSeen();
    },
  } as unknown as Guard;
  await open.watchedBy(guard, () => {}, new Promise((resolve) => (isSeen = resolve)));
  expect(seen.sort((a, b) => a - b)).toEqual([...kept].map(({ sentAt }) => sentAt));
  expect(seen.length).toBeGreaterThan(10);
});
