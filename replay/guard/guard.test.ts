import { describe, expect, test } from 'vitest';
import { Guard } from './guard.ts';
import { idleMachine, type OwnMachine } from './own-machine.ts';
import type { FailedReply, Reply } from '../reply.ts';

const limits = {
  consecutiveMax: 5,
  stableErrorShareMax: 0.1,
  previewErrorShareMax: 0.5,
  repliesMin: 10,
  backOffsMax: 2,
  slowFactorMax: 3,
  slowMsMin: 200,
  startShare: 1,
};
const reply = (status: number): Reply => ({ status, headers: {}, body: { bytes: 0 }, latencyUs: 1 });
const lost: Reply = { failed: 'error', message: 'reset', latencyUs: 1 };

/** The reply, counted from 1, at which the guard speaks up. */
function stoppedAt(
  group: 'stable' | 'preview',
  replies: readonly Reply[],
  captured?: number,
): number | undefined {
  const guard = new Guard(limits);
  const index = replies.findIndex(
    (one) => guard.observe(group, one, { route: 'GET /', status: captured }, 0) !== undefined,
  );
  return index < 0 ? undefined : index + 1;
}

const every = (nth: number, bad: Reply, count = 100): Reply[] =>
  Array.from({ length: count }, (_, index) => ((index + 1) % nth === 0 ? bad : reply(200)));

test.each([
  ['errors in a row', 'stable', every(1, reply(500)), 5],
  ['lost connections in a row', 'preview', every(1, lost), 5],
  ['a share of stable', 'stable', every(5, reply(503)), 10],
  ['the same share of preview', 'preview', every(5, reply(503)), undefined],
  [
    'errors of stable after a long good beginning',
    'stable',
    [...every(2000, lost, 1000), ...every(2, lost)],
    1022,
  ],
  ['few errors of stable', 'stable', every(20, lost), undefined],
  ['client errors', 'stable', every(1, reply(404)), undefined],
] as const)('%s', (_name, group, replies, expected) => expect(stoppedAt(group, replies)).toBe(expected));

test('a captured error is none of ours', () => {
  expect(stoppedAt('stable', every(1, reply(500)), 500)).toBeUndefined();
});

test('what we interrupted is no error', () => {
  expect(stoppedAt('stable', every(1, { failed: 'interrupted', message: '', latencyUs: 1 }))).toBeUndefined();
});

test('more replies than are looked at are not waited for', () => {
  const guard = new Guard({ ...limits, consecutiveMax: 1000, repliesMin: 500 });
  const said = every(2, lost, 200).map((one) => guard.observe('stable', one, { route: 'GET /' }, 0));
  expect(said.findIndex((harm) => harm !== undefined)).toBe(99);
});

test('being asked to back off too often', () => {
  const guard = new Guard(limits);
  expect([1, 2, 3].map(() => guard.backedOff('stable')?.group)).toEqual([undefined, undefined, 'stable']);
});

test.each<[string, OwnMachine, FailedReply['failed'], RegExp]>([
  ['too late on a crowded machine', { ...idleMachine, tasksPerCore: () => 10 }, 'timeout', /^this machine/],
  ['too late', { ...idleMachine, tasksPerCore: () => 1 }, 'timeout', /^stable gave 5 errors in a row/],
  [
    'lost on a crowded machine',
    { ...idleMachine, tasksPerCore: () => 10 },
    'error',
    /^stable gave 5 errors in a row/,
  ],
])('replies that are %s', (_name, machine, failed, reason) => {
  const guard = new Guard(limits, machine);
  const late: Reply = { failed, message: '', latencyUs: 1 };
  const said = [late, late, late, late, late].map((one) =>
    guard.observe('stable', one, { route: 'GET /' }, 0),
  );
  expect(said[4]?.reason).toMatch(reason);
});

test('a crowded machine is not why preview alone is too late', () => {
  const guard = new Guard(limits, { ...idleMachine, tasksPerCore: () => 10 });
  const late: Reply = { failed: 'timeout', message: '', latencyUs: 1 };
  const said = [late, late, late, late, late].map((one) =>
    guard.observe('preview', one, { route: 'GET /' }, 0),
  );
  expect(said[4]?.reason).toMatch(/^preview gave 5 errors in a row/);
});

describe('when this machine does not keep up', () => {
  const slow: Reply = { ...reply(200), latencyUs: 900_000 };

  /** Why it stops, when from the 60th reply on each takes 0.9 s, of one group or of both. */
  function reasonOf(machine: OwnMachine, slowGroups: readonly ('stable' | 'preview')[]): string | undefined {
    const guard = new Guard(limits, machine);
    for (let nth = 0; nth < 300; nth += 1) {
      for (const group of ['stable', 'preview'] as const) {
        const isSlow = nth >= 60 && slowGroups.includes(group);
        const harm = guard.observe(group, isSlow ? slow : reply(200), { route: 'GET /' }, nth * 20);
        if (harm !== undefined) return `${harm.group ?? 'nobody'}: ${harm.reason}`;
      }
    }
    return undefined;
  }
  const late: OwnMachine = { lateMs: () => 800, tasksPerCore: () => undefined };
  const crowded: OwnMachine = { lateMs: () => 15, tasksPerCore: () => 9.96 };

  test.each<[string, OwnMachine, readonly ('stable' | 'preview')[], string]>([
    ['it keeps up', idleMachine, ['stable', 'preview'], 'stable: 100 %'],
    [
      'our timers explain it',
      late,
      ['stable'],
      'nobody: this machine did not keep up, its own timers were 800 ms',
    ],
    [
      'both groups run on it and are slow',
      crowded,
      ['stable', 'preview'],
      'nobody: this machine, on which both groups run, has 10 tasks',
    ],
    ['it is crowded, but only preview is slow', crowded, ['preview'], 'preview: 100 %'],
  ])('%s', (_name, machine, slowGroups, reason) => {
    expect(reasonOf(machine, slowGroups)).toContain(reason);
  });

  test('what waits for a reply is told likewise', () => {
    const seen = (machine: OwnMachine): string | undefined => {
      const guard = new Guard(limits, machine);
      for (let nth = 0; nth < 60; nth += 1) guard.observe('stable', reply(200), { route: 'GET /' }, nth);
      const waiting = Array.from({ length: 40 }, () => ({ route: 'GET /', sentAt: 60 }));
      guard.look('stable', waiting, 400);
      return guard.look('stable', waiting, 900)?.reason;
    };
    expect(seen(idleMachine)).toMatch(/^100 % of the last replies of stable/);
    expect(seen(late)).toMatch(/^this machine did not keep up/);
  });
});
