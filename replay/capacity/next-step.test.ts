import { expect, test } from 'vitest';
import { bestStep, nextStep, type GrowthLimits, type LimitedBy } from './next-step.ts';
import type { StepResult } from './step.ts';

const limits: GrowthLimits = {
  tp99MsMax: 200,
  errorShareMax: 0.01,
  connectionsMax: 64,
  growthMin: 0.05,
  stableSlowdownMax: 2,
  stableDifferenceMsMin: 50,
  rateMax: 10_000,
};

const step = (connections: number, perSecond: number, more: Partial<StepResult> = {}): StepResult => ({
  connections,
  perSecond,
  seconds: 10,
  replies: perSecond * 10,
  errors: 0,
  statuses: {},
  tp50: 5,
  tp90: 8,
  tp99: 10,
  clientBusy: 0.2,
  clientWaited: 0,
  proof: { proven: 1, unproven: 0, wrong: 0, versions: [], strangers: [] },
  ...more,
});

test('connections grow by half each time, up to the most', () => {
  const done: StepResult[] = [];
  let next = nextStep(done, limits);
  while ('connections' in next) {
    done.push(step(next.connections, next.connections * 100));
    next = nextStep(done, limits);
  }
  expect(next).toEqual({ limitedBy: 'connections' });
  expect(done.map(({ connections }) => connections)).toEqual([1, 2, 3, 5, 8, 12, 18, 27, 41, 62, 64]);
});

test.each<readonly [LimitedBy, readonly StepResult[]]>([
  ['latency', [step(1, 180), step(2, 190, { tp99: 201 })]],
  ['errors', [step(1, 95), step(2, 100, { errors: 11 })]],
  ['errors', [step(1, 0, { replies: 0, errors: 1 })]],
  ['no-growth', [step(1, 100), step(2, 200), step(3, 205), step(5, 207)]],
  [
    'client',
    [step(1, 100), step(2, 200), step(3, 205), step(5, 207, { clientBusy: 0.7, clientWaited: 0.4 })],
  ],
  [
    'no-growth',
    [step(1, 100), step(2, 200), step(3, 205), step(5, 207, { clientBusy: 0.4, clientWaited: 0.3 })],
  ],
  ['rate-cap', [step(1, 9001)]],
  ['client', [step(1, 100, { clientBusy: 0.95 })]],
  ['client', [step(1, 100, { clientBusy: 0.95, tp99: 900 })]],
  ['client', [step(1, 100), step(2, 200, { errors: 400 }), step(2, 150, { heldTo: 150, clientBusy: 0.95 })]],
  ['errors', [step(1, 0, { replies: 1000, errors: 1000 })]],
])('%s ends it', (limitedBy, done) => expect(nextStep(done, limits)).toEqual({ limitedBy }));

test.each<readonly [string, readonly StepResult[]]>([
  ['one step that did not grow', [step(1, 100), step(2, 200), step(3, 200)]],
  ['a few errors', [step(1, 100, { errors: 10 })]],
  ['growth after a stumble', [step(1, 100), step(2, 200), step(3, 190), step(5, 300)]],
])('%s does not', (_name, done) => expect(nextStep(done, limits)).toHaveProperty('connections'));

test('the best step is the fastest within the limits', () => {
  const done = [
    step(1, 100),
    step(2, 200),
    step(3, 190),
    step(5, 300, { tp99: 900 }),
    step(8, 400, { errors: 900 }),
  ];
  expect(bestStep(done, limits)?.connections).toBe(2);
  expect(bestStep([step(1, 100, { tp99: 900 })], limits)).toBeUndefined();
  expect(bestStep([], limits)).toBeUndefined();
});

/** A node that carries so much and refuses the rest; each connection asks so many times a second. */
function refusing(capacity: number, perConnection: number, collapses = false) {
  return ({ connections, heldTo = Infinity }: { connections: number; heldTo?: number }): StepResult => {
    const asked = Math.min(heldTo, connections * perConnection);
    const isOver = asked > capacity;
    const good = isOver && collapses ? capacity / 3 : Math.min(asked, capacity);
    return step(connections, good, {
      replies: asked * 10,
      errors: isOver ? (asked - good) * 10 : 0,
      ...(heldTo < Infinity && { heldTo }),
    });
  };
}

test.each<readonly [string, ReturnType<typeof refusing>]>([
  ['with the first connection already', refusing(200, 1600)],
  ['between two steps', refusing(200, 49)],
  ['and then does little else', refusing(200, 49, true)],
  ['and then does little else, at once', refusing(200, 1600, true)],
])('what a node carries that refuses the rest %s is known within 15 %%', (_name, node) => {
  const done: StepResult[] = [];
  let next = nextStep(done, limits);
  while ('connections' in next) {
    done.push(node(next));
    next = nextStep(done, limits);
  }
  expect(next).toEqual({ limitedBy: 'errors' });
  expect(done.length).toBeLessThan(12);
  expect(bestStep(done, limits)?.perSecond).toBeGreaterThan(170);
});
