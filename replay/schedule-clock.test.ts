import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { ScheduleClock } from './schedule-clock.ts';

test('runs as the real clock at first', () => {
  const clock = new ScheduleClock();
  expect([clock.realOf(500), clock.dueOf(500)]).toEqual([500, 500]);
});

test('a pause moves what is due after it, and what was due in it is intended for its end', () => {
  const clock = new ScheduleClock();
  clock.skip(100, 400);
  expect([50, 100, 150].map((due) => clock.realOf(due))).toEqual([400, 400, 450]);
  expect([90, 250, 400, 450].map((real) => clock.dueOf(real))).toEqual([100, 100, 100, 150]);
});

test('a pause in a pause only makes it longer', () => {
  const clock = new ScheduleClock();
  clock.skip(100, 400);
  clock.skip(200, 300);
  expect(clock.realOf(110)).toBe(410);
  clock.skip(350, 500);
  expect(clock.realOf(110)).toBe(510);
});

test('a part of the speed takes as much longer', () => {
  const clock = new ScheduleClock();
  clock.setSpeed(0.5, 100);
  expect([100, 150, 200].map((due) => clock.realOf(due))).toEqual([100, 200, 300]);
  clock.setSpeed(1, 200);
  expect([150, 200].map((due) => clock.realOf(due))).toEqual([200, 250]);
});

test('a speed that is set in a pause counts from its end', () => {
  const clock = new ScheduleClock();
  clock.skip(100, 400);
  clock.setSpeed(0.5, 200);
  expect([100, 150].map((due) => clock.realOf(due))).toEqual([400, 500]);
});

test('whatever happens, the schedule never goes backwards and nothing is intended for the past of a pause', () => {
  const event = record({
    after: integer({ min: 0, max: 500 }),
    speed: constantFrom(0.3, 0.5, 0.7, 1),
    pause: integer({ min: 0, max: 800 }),
  });
  assert(
    property(array(event, { maxLength: 20 }), (events) => {
      const clock = new ScheduleClock();
      let now = 0;
      let due = 0;
      for (const { after, speed, pause } of events) {
        now += after;
        expect(clock.dueOf(now)).toBeGreaterThanOrEqual(due - 1e-6);
        due = clock.dueOf(now);
        if (pause > 400) clock.skip(now, now + pause);
        else clock.setSpeed(speed, now);
        expect(clock.dueOf(now)).toBeCloseTo(due, 6);
        expect(clock.realOf(due + 1)).toBeGreaterThanOrEqual(now);
      }
    }),
  );
});
