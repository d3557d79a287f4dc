import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Progress, RunContext } from '../../reports/index.ts';
import { HarnessError } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import { adService, findings, replayOptions, serve } from '../two-groups.test-support.ts';
import { openHours, waitMs } from './open-hours.ts';
import { openingAt } from './opening.ts';
import { checkWindows, isWithin, parseWindow } from './window.ts';

const at = (iso: string): number => Date.parse(iso);
const next = (text: string, iso: string): string => {
  const { isOpen, untilMs } = openingAt([parseWindow(text)], at(iso));
  return `${isOpen ? 'open' : 'closed'} until ${new Date(untilMs).toISOString().slice(0, 16)}Z`;
};

describe('a window', () => {
  test.each([
    ['01:00-05:00 Asia/Shanghai', '2026-11-21T16:59:59Z', 'closed until 2026-11-21T17:00Z'],
    ['01:00-05:00 Asia/Shanghai', '2026-11-21T17:00:00Z', 'open until 2026-11-21T21:00Z'],
    ['01:00-05:00 Asia/Shanghai', '2026-11-21T21:00:00Z', 'closed until 2026-11-22T17:00Z'],
    ['22:00-02:00 UTC', '2026-11-21T23:30:00Z', 'open until 2026-11-22T02:00Z'],
    ['22:00-02:00 UTC', '2026-11-21T01:59:30Z', 'open until 2026-11-21T02:00Z'],
    ['22:30-24:00 UTC', '2026-11-21T22:31:00Z', 'open until 2026-11-22T00:00Z'],
    // the clocks go forward from 02:00 to 03:00: that night has no such hour, and the next one has
    ['02:00-03:00 America/New_York', '2026-03-08T05:00:00Z', 'closed until 2026-03-09T06:00Z'],
    ['01:30-03:30 America/New_York', '2026-03-08T06:30:00Z', 'open until 2026-03-08T07:30Z'],
    // the clocks go back from 02:00 to 01:00: that hour comes twice
    ['01:00-02:00 America/New_York', '2026-11-01T05:00:00Z', 'open until 2026-11-01T07:00Z'],
    ['01:00-01:30 America/New_York', '2026-11-01T05:30:00Z', 'closed until 2026-11-01T06:00Z'],
    // half an hour of daylight saving
    ['02:00-02:30 Australia/Lord_Howe', '2026-10-03T15:00:00Z', 'closed until 2026-10-04T15:00Z'],
    ['00:15-00:45 Asia/Kathmandu', '2026-11-21T18:30:00Z', 'open until 2026-11-21T19:00Z'],
  ])('%s at %s is %s', (text, iso, expected) => expect(next(text, iso)).toBe(expected));

  test('several are one after the other', () => {
    const windows = ['01:00-02:00 UTC', '02:00-03:00 UTC', '12:00-13:00 UTC'].map(parseWindow);
    expect(openingAt(windows, at('2026-11-21T01:30:00Z'))).toEqual({
      isOpen: true,
      untilMs: at('2026-11-21T03:00:00Z'),
    });
  });

  test('the end itself is outside', () => {
    const window = parseWindow('01:00-05:00 UTC');
    expect(
      ['00:59', '01:00', '04:59', '05:00'].map((time) => isWithin(window, at(`2026-11-21T${time}:00Z`))),
    ).toEqual([false, true, true, false]);
  });

  test.each([
    '',
    '1-5 UTC',
    '01:00-05:00',
    '01:00-05:00 Mars/Base',
    '25:00-05:00 UTC',
    '01:00-24:30 UTC',
    '05:00-05:00 UTC',
  ])('"%s" is none', (text) => {
    expect(() => parseWindow(text)).toThrow(HarnessError);
  });

  test.each(['CST', 'EST', 'Z', '+08:00', 'PRC'])('%s is no time zone: it may mean another one', (zone) => {
    expect(() => parseWindow(`01:00-05:00 ${zone}`)).toThrow(/is no name of a time zone/);
  });

  test.each([
    ['2026-11-21T16:30:00Z', 30],
    ['2026-11-21T17:00:00Z', 0],
    // too late for one more request
    ['2026-11-21T20:59:55Z', 20 * 60 + 1],
  ])('a run that begins at %s waits %i minutes', (now, minutes) => {
    const settings = { windows: ['01:00-05:00 Asia/Shanghai'], timeoutMs: 10_000 };
    expect(Math.ceil(waitMs(settings, new Date(now)) / 60_000)).toBe(minutes);
    expect(waitMs({ timeoutMs: 10_000 }, new Date(now))).toBe(0);
  });

  test('it holds at least one request with its reply', () => {
    expect(() => checkWindows({ windows: ['01:00-01:01 UTC'], timeoutMs: 60_000 })).toThrow(/shorter than/);
    expect(() => checkWindows({ windows: ['23:59-00:01 UTC'], timeoutMs: 60_000 })).not.toThrow();
  });
});

describe('hours of a run', () => {
  /** A clock that is set by hand. */
  function clocked(iso: string): RunContext & { set(iso: string): void; readonly steps: string[] } {
    let now = new Date(iso);
    const steps: string[] = [];
    return {
      signal: new AbortController().signal,
      onProgress: ({ step }: Progress) => void steps.push(step),
      now: () => now,
      set: (to) => {
        now = new Date(to);
      },
      steps,
    };
  }
  const windows = ['01:00-05:00 UTC'];

  test('close early enough for the last reply', () => {
    const context = clocked('2026-11-21T04:59:49Z');
    const hours = openHours({ windows, timeoutMs: 10_000 }, context);
    expect(hours?.isOpen()).toBe(true);
    context.set('2026-11-21T04:59:51Z');
    expect(hours?.isOpen()).toBe(false);
  });

  test('follow a clock that is set, either way', async () => {
    const context = clocked('2026-11-21T03:00:00Z');
    const hours = openHours({ windows, timeoutMs: 10_000 }, context);
    const seen = ['2026-11-22T06:00:00Z', '2026-11-20T02:00:00Z', '2026-11-20T00:59:59Z'].map((iso) => {
      context.set(iso);
      return hours?.isOpen();
    });
    expect(seen).toEqual([false, true, false]);
    const opening = hours?.opening(context.signal);
    context.set('2026-11-20T01:00:00Z');
    await opening;
    expect(context.steps[0]).toBe('waiting until 2026-11-20T01:00Z for the window 01:00-05:00 UTC');
  });

  test('a run waits, pauses in the middle and goes on the next night', async () => {
    const [stable, preview] = [await serve(adService('web-v0')), await serve(adService('web-v1'))];
    try {
      const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times: 40 }], {
        windows,
        pace: { kind: 'constant', perSecond: 25 },
      });
      const context = clocked('2026-11-21T00:10:00Z');
      const running = replay(options, context);
      await setTimeout(300);
      expect(stable.requests).toHaveLength(0);
      context.set('2026-11-21T01:00:00Z');
      while (stable.requests.length < 30) await setTimeout(2);
      context.set('2026-11-21T04:59:55Z');
      let before = 0;
      while (before < stable.requests.length) {
        before = stable.requests.length;
        await setTimeout(500);
      }
      // each request asks stable twice
      expect(before).toBeLessThan(80);
      context.set('2026-11-22T01:00:00Z');
      const report = await running;
      expect(findings(report)).toEqual([]);
      expect(report.ledger).toMatchObject({ sent: 40, compared: 40 });
      const [series] = report.series ?? [];
      // the wait before the first request is no part of the run
      expect(series?.marks.map(({ kind }) => kind)).toEqual(['closed']);
    } finally {
      await Promise.all([stable.stop(), preview.stop()]);
    }
  });
});
