import { describe, expect, test } from 'vitest';
import type { PlannedRequest } from '../planned-request.ts';
import { timeSeries } from '../judge/time-series.ts';
import type { CompleteReply, FailedReply } from '../reply.ts';
import type { Observation } from './observation.ts';
import { emptyTally, mergeTallies, reviveTally } from './tally.ts';
import { Timeline } from './timeline.ts';

const epoch = Date.parse('2026-03-02T01:00:00Z');
const request = { route: 'GET /', method: 'GET', target: '/', status: 200 } as PlannedRequest;

function reply(ms: number, status = 200): CompleteReply {
  return { status, headers: {}, body: { bytes: 0 }, latencyUs: ms * 1000 };
}

const lost: FailedReply = { failed: 'timeout', message: 'late', latencyUs: 1 };

function pair(ms: number, preview: Observation['preview'] = reply(ms * 2)): Observation {
  return { request, stable: reply(ms), preview };
}

/** One request a second from the given second on. */
function seconds(from: number, count: number, timeline = new Timeline()): Timeline {
  for (let second = from; second < from + count; second += 1)
    timeline.add(pair(10), [500], epoch + second * 1000);
  return timeline;
}

const total = (values: readonly (number | null)[] = []): number =>
  values.reduce<number>((sum, one) => sum + (one ?? 0), 0);

describe('steps', () => {
  test('are of a second while they reach, and merge two by two then; nothing is lost', () => {
    for (const [count, stepMs, steps] of [
      [300, 1000, 300],
      [301, 2000, 151],
      [3600, 16_000, 225],
      [90_000, 512_000, 177],
    ] as const) {
      const series = timeSeries(seconds(0, count));
      expect([series?.stepMs, series?.requests.length]).toEqual([stepMs, steps]);
      expect(total(series?.requests)).toBe(count);
      expect([total(series?.stable.replies), total(series?.sends)]).toEqual([count, count]);
    }
  });

  test('hold quantiles of each group to the percent, errors, and how late sends began', () => {
    const timeline = new Timeline();
    for (let nth = 1; nth <= 100; nth += 1) timeline.add(pair(nth), [nth * 10], epoch + nth);
    timeline.add(pair(50, lost), [1], epoch + 1500);
    timeline.add(pair(50, reply(1, 500)), [1], epoch + 1600);
    const { stable, preview, lagMs, from } = timeSeries(timeline) ?? {};
    expect(from).toBe('2026-03-02T01:00:00.000Z');
    for (const [found, expected] of [
      [stable?.tp50[0], 50],
      [stable?.tp99[0], 99],
      [preview?.tp50[0], 100],
      [preview?.tp99[0], 198],
      [lagMs?.[0], 0.99],
    ] as const)
      expect(Math.abs((found ?? 0) / expected - 1)).toBeLessThan(0.011);
    expect([stable?.errors, preview?.errors]).toEqual([
      [0, 0],
      [0, 2],
    ]);
    expect(preview?.replies).toEqual([100, 1]);
  });

  test('are the same from parts that were merged and stored', () => {
    const [whole, first, second] = [emptyTally(), emptyTally(), emptyTally()];
    seconds(0, 700, whole.timeline);
    whole.timeline.note({ kind: 'stop', atMs: epoch + 700_000, reason: 'harm' });
    seconds(0, 100, first.timeline);
    seconds(100, 600, second.timeline);
    second.timeline.note({ kind: 'stop', atMs: epoch + 700_000, reason: 'harm' });
    mergeTallies(first, reviveTally(JSON.stringify(second)));
    expect(timeSeries(first.timeline)).toEqual(timeSeries(whole.timeline));
    const revived = reviveTally(JSON.stringify(whole)).timeline;
    expect(timeSeries(revived)).toEqual(timeSeries(whole.timeline));
  });
});

describe('the run as a whole', () => {
  test('the pace of the guard holds until it chooses anew, and the lowest of a step is shown', () => {
    const timeline = seconds(0, 6);
    const choose = (second: number, share: number): void =>
      timeline.note({ kind: 'pace', atMs: epoch + second * 1000, share });
    choose(0, 0.3);
    choose(2.1, 0.5);
    choose(2.9, 1);
    choose(4.5, 0.7);
    expect(timeSeries(timeline)?.pace).toEqual([30, 30, 30, 100, 70, 70]);
    expect(timeSeries(seconds(0, 2))?.pace).toEqual([100, 100]);
  });

  test('closed windows and the time between end and resumption are gaps; a second without a request is 0', () => {
    const timeline = seconds(0, 2);
    timeline.note({ kind: 'closed', atMs: epoch + 2000, untilMs: epoch + 4000 });
    seconds(4, 1, timeline);
    timeline.note({ kind: 'back-off', atMs: epoch + 5000, untilMs: epoch + 6000, group: 'preview' });
    seconds(6, 1, timeline);
    timeline.note({ kind: 'resumed', atMs: epoch + 7900 });
    seconds(8, 1, timeline);
    const series = timeSeries(timeline);
    expect(series?.requests).toEqual([1, 1, null, null, 1, 0, 1, null, 1]);
    expect(series?.marks).toEqual([
      { kind: 'closed', atMs: 2000, untilMs: 4000 },
      { kind: 'back-off', atMs: 5000, untilMs: 6000, reason: 'preview' },
      { kind: 'away', atMs: 6000, untilMs: 8000 },
    ]);
  });

  test('events without end do not fill the memory, and the end of the run stays', () => {
    const timeline = seconds(0, 1);
    for (let nth = 0; nth < 1000; nth += 1)
      timeline.note({ kind: 'back-off', atMs: epoch + nth, untilMs: epoch + nth });
    timeline.note({ kind: 'stop', atMs: epoch + 1000, reason: 'harm' });
    expect(timeline.events).toHaveLength(101);
    expect(timeline.events.at(-1)).toMatchObject({ kind: 'stop' });
    // the end lies on the axis too
    expect(timeSeries(timeline)?.requests).toEqual([1, 0]);
  });

  test('no series without the time of every request', () => {
    const timeline = seconds(0, 3);
    timeline.add(pair(1), [], undefined);
    expect(timeSeries(timeline)).toBeUndefined();
    const unsent = new Timeline();
    unsent.note({ kind: 'stop', atMs: epoch, reason: 'harm' });
    expect(timeSeries(unsent)).toBeUndefined();
    expect(timeSeries(new Timeline())).toBeUndefined();
  });
});
