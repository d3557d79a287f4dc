import { expect, test } from 'vitest';
import type { Reply } from '../reply.ts';
import { StableWatch } from './stable-watch.ts';

const reply = (ms: number, status = 200): Reply => ({
  status,
  headers: {},
  body: { bytes: 0 },
  latencyUs: ms * 1000,
});
const lost: Reply = { failed: 'timeout', message: 'no whole reply', latencyUs: 1 };
const ended: Reply = { failed: 'interrupted', message: 'the run was stopped', latencyUs: 1 };

/** Index of the reply at which harm is said, from 0. */
function harmAt(replies: readonly Reply[]): number | undefined {
  const watch = new StableWatch({ stableSlowdownMax: 2, stableDifferenceMsMin: 50 });
  const at = replies.findIndex((one) => watch.observe(one) !== undefined);
  return at < 0 ? undefined : at;
}

const beginning = [20, 22, 19, 21, 500].map((ms) => reply(ms));

test.each<readonly [string, readonly Reply[], number | undefined]>([
  ['as fast as before', [...beginning, ...[25, 30, 28, 22].map((ms) => reply(ms))], undefined],
  ['slower than anybody bears', [...beginning, ...[80, 90, 100].map((ms) => reply(ms))], 7],
  ['one slow reply', [...beginning, ...[20, 900, 20, 20].map((ms) => reply(ms))], undefined],
  ['two failures in a row', [...beginning, lost, reply(20, 503)], 6],
  ['failures apart', [...beginning, lost, reply(20), lost, reply(20)], undefined],
  ['client errors', [...beginning, reply(20, 404), reply(20, 404)], undefined],
  ['ended by ourselves', [ended, ended, ended], undefined],
  ['failing from the start', [lost, lost], 1],
])('%s', (_name, replies, expected) => expect(harmAt(replies)).toBe(expected));

test('silence is borne for twice the limit, once there is a beginning', () => {
  const watch = new StableWatch({ stableSlowdownMax: 2, stableDifferenceMsMin: 50 });
  expect(watch.patienceMs).toBe(Infinity);
  for (const ms of [300, 310, 290, 305, 900]) watch.observe(reply(ms));
  expect(watch.patienceMs).toBe(2 * 2 * 305);
  expect(watch.silent(1220)).toMatchObject({
    reason: 'stable has been silent for 1220 ms, it answered in 305 ms before the load',
    signal: { value: 1220, limit: 610 },
  });
});
