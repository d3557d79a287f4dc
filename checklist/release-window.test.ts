import { describe, expect, test } from 'vitest';
import { isOpen, nextOpening, parseBlackout, parseWindow, type ReleaseWindow } from './release-window.ts';
import { clockOf } from './zoned-time.ts';

function windowOf(text: string): ReleaseWindow {
  const parsed = parseWindow(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

function openAt(text: string, at: string): boolean {
  const window = windowOf(text);
  return isOpen(window, clockOf(window.zone)(new Date(at)));
}

test.each([
  ['Mon-Thu 10:00-17:00 Asia/Shanghai', '2026-11-16T02:00:00Z', true],
  ['Mon-Thu 10:00-17:00 Asia/Shanghai', '2026-11-16T01:59:59Z', false],
  ['Mon-Thu 10:00-17:00 Asia/Shanghai', '2026-11-16T08:59:59Z', true],
  ['Mon-Thu 10:00-17:00 Asia/Shanghai', '2026-11-16T09:00:00Z', false],
  ['Mon-Thu 10:00-17:00 Asia/Shanghai', '2026-11-20T02:00:00Z', false],
  // Sunday evening in UTC is Monday morning in Shanghai
  ['Mon 00:00-08:00 Asia/Shanghai', '2026-11-15T16:30:00Z', true],
  ['Sat-Mon 00:00-24:00 UTC', '2026-11-15T23:59:00Z', true],
  ['Sat-Mon 00:00-24:00 UTC', '2026-11-17T00:00:00Z', false],
  ['Tue,Thu 09:00-12:00 UTC', '2026-11-18T10:00:00Z', false],
  ['daily 09:00-12:00 Asia/Kolkata', '2026-11-18T03:30:00Z', true],
  // over midnight: it is the day of opening that counts
  ['Sat 22:00-02:00 UTC', '2026-11-15T01:59:00Z', true],
  ['Sat 22:00-02:00 UTC', '2026-11-15T02:00:00Z', false],
  ['Sat 22:00-02:00 UTC', '2026-11-14T01:00:00Z', false],
  ['Sun 22:00-02:00 UTC', '2026-11-16T00:30:00Z', true],
])('%s at %s: %s', (text, at, open) => {
  expect(openAt(text, at)).toBe(open);
});

describe('when clocks change', () => {
  test.each([
    // Berlin 2026-03-29: 02:00 becomes 03:00
    ['Sun 03:00-04:00 Europe/Berlin', '2026-03-29T01:00:00Z', true],
    ['Sun 01:00-02:00 Europe/Berlin', '2026-03-29T00:59:00Z', true],
    ['Sun 02:00-03:00 Europe/Berlin', '2026-03-29T01:00:00Z', false],
    // Berlin 2026-10-25: 03:00 becomes 02:00, so 02:30 comes twice
    ['Sun 02:00-03:00 Europe/Berlin', '2026-10-25T00:30:00Z', true],
    ['Sun 02:00-03:00 Europe/Berlin', '2026-10-25T01:30:00Z', true],
    ['Sun 02:00-03:00 Europe/Berlin', '2026-10-25T02:00:00Z', false],
    // the same wall clock in summer and in winter
    ['Mon 10:00-11:00 Europe/Berlin', '2026-07-06T08:30:00Z', true],
    ['Mon 10:00-11:00 Europe/Berlin', '2026-12-07T09:30:00Z', true],
    ['Mon 10:00-11:00 Europe/Berlin', '2026-12-07T08:30:00Z', false],
  ])('%s at %s: %s', (text, at, open) => {
    expect(openAt(text, at)).toBe(open);
  });
});

test.each([
  ['Mon-Thu 10:00-17:00', 'is not like'],
  ['Mon-Thu 10-17 UTC', 'is not like'],
  ['Mon-Thr 10:00-17:00 UTC', '"Mon-Thr" is no weekday'],
  ['Mon-Thu 10:00-25:00 UTC', 'an hour that no clock shows'],
  ['Mon-Thu 10:60-17:00 UTC', 'an hour that no clock shows'],
  ['Mon-Thu 10:00-10:00 UTC', 'opens and closes at the same time'],
  ['Mon-Thu 10:00-17:00 Mars/Base', 'no IANA time zone'],
  ['Mon-Thu 10:00-17:00 CST', 'no IANA time zone'],
])('%s is refused', (text, problem) => {
  expect(parseWindow(text)).toContain(problem);
});

test.each(['2026-02-30', '11-11', '2026-11-12..2026-11-11', ''])('blackout "%s" is refused', (text) => {
  expect(typeof parseBlackout(text)).toBe('string');
});

test('the next opening leaves out blackout days', () => {
  const window = windowOf('Mon-Thu 10:00-17:00 Asia/Shanghai');
  const friday = new Date('2026-11-13T12:00:00Z');
  expect(nextOpening(window, [], friday)?.toISOString()).toBe('2026-11-16T02:00:00.000Z');
  const blackout = { first: '2026-11-16', last: '2026-11-17' };
  expect(nextOpening(window, [blackout], friday)?.toISOString()).toBe('2026-11-18T02:00:00.000Z');
  expect(nextOpening(window, [{ first: '2026-11-01', last: '2026-12-31' }], friday)).toBeUndefined();
});

test('the next opening of an odd minute is found too', () => {
  const window = windowOf('Mon 10:07-10:09 UTC');
  expect(nextOpening(window, [], new Date('2026-11-13T12:00:00Z'))?.toISOString()).toBe(
    '2026-11-16T10:07:00.000Z',
  );
});
