import { expect, test } from 'vitest';
import { Guard } from './guard.ts';
import type { Reply } from '../reply.ts';

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
  ['few errors of stable', 'stable', every(20, lost), undefined],
  ['client errors', 'stable', every(1, reply(404)), undefined],
] as const)('%s', (_name, group, replies, expected) => expect(stoppedAt(group, replies)).toBe(expected));

test('a captured error is none of ours', () => {
  expect(stoppedAt('stable', every(1, reply(500)), 500)).toBeUndefined();
});

test('what we interrupted is no error', () => {
  expect(stoppedAt('stable', every(1, { failed: 'interrupted', message: '', latencyUs: 1 }))).toBeUndefined();
});

test('being asked to back off too often', () => {
  const guard = new Guard(limits);
  expect([1, 2, 3].map(() => guard.backedOff('stable')?.group)).toEqual([undefined, undefined, 'stable']);
});
