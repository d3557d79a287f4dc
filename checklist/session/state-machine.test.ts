import { expect, test } from 'vitest';
import type { Session, SessionEvent, Step } from './session.ts';
import { disorder, holdLeftMs, nextSteps, stateOf, unshipped } from './state-machine.ts';

const run = (ok: boolean): SessionEvent['run'] => ({ ok, durationMs: 1, actions: [], effects: [] });
const event = (text: string): SessionEvent => {
  const [step = '', module, result] = text.split(' ');
  return {
    step: step as Step,
    at: '2026-11-17T10:00:00.000Z',
    who: 'anna',
    ...(module !== undefined && module !== '-' && { module }),
    ...(result !== undefined && { run: run(result === 'ok') }),
  };
};
const sessionOf = (...events: readonly string[]): Session => ({
  id: 'shop-1',
  service: 'shop',
  op: 'anna',
  description: 'x',
  modules: [
    { name: 'api', version: 'v1' },
    { name: 'web', version: 'v1' },
  ],
  holdMs: 3_600_000,
  events: ['start', ...events].map(event),
});

test.each<[string[], string, string[]]>([
  [[], 'open', ['ship', 'rollback', 'close']],
  [['ship api ok'], 'open', ['ship', 'rollback']],
  [['ship api failed'], 'open', ['ship', 'rollback', 'close']],
  [['ship api', 'ship web'], 'shipped', ['commit', 'rollback']],
  [['ship api', 'ship web', 'commit - failed'], 'shipped', ['commit', 'rollback']],
  [['ship api', 'ship web', 'commit - ok'], 'committed', ['close', 'rollback']],
  [['ship api', 'ship web', 'commit - ok', 'rollback - failed'], 'committed', ['close', 'rollback']],
  [['ship api', 'rollback - ok'], 'rolled-back', ['close', 'rollback']],
  [['ship api', 'rollback - ok', 'close'], 'closed', ['start']],
])('%j is %s', (events, state, next) => {
  const session = sessionOf(...events);
  expect(stateOf(session)).toBe(state);
  expect(nextSteps(session)).toEqual(next);
});

test('every step out of order is refused with what may follow', () => {
  expect(disorder(undefined, 'commit')).toBe('No session is open: "commit" cannot follow, only "start".');
  expect(disorder(sessionOf('ship api'), 'commit')).toBe(
    'The session shop-1 is open: "commit" cannot follow, only "ship" or "rollback".',
  );
  expect(disorder(sessionOf('ship api', 'ship web'), 'commit')).toBeUndefined();
});

test('from the first step to the last a rollback is in order', () => {
  const all = ['ship api ok', 'ship web ok', 'commit - ok'];
  for (let count = 0; count <= all.length; count += 1) {
    expect(disorder(sessionOf(...all.slice(0, count)), 'rollback')).toBeUndefined();
  }
});

test('what is left to ship, and how long to hold', () => {
  expect(unshipped(sessionOf('ship web ok', 'ship api failed'))).toEqual(['api']);
  const committed = sessionOf('ship api', 'ship web', 'commit - ok');
  expect(holdLeftMs(committed, new Date('2026-11-17T10:30:00Z'))).toBe(1_800_000);
  expect(holdLeftMs(committed, new Date('2026-11-17T12:00:00Z'))).toBe(0);
  expect(holdLeftMs(sessionOf('ship api', 'ship web'), new Date('2026-11-17T10:30:00Z'))).toBe(0);
});
