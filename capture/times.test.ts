import { describe, expect, test } from 'vitest';
import { anyTime } from './any-time.ts';
import { parseLogTime } from './log-time.ts';

const noon = Date.UTC(2026, 2, 2, 12, 0, 5);

describe('log time', () => {
  test.each([
    ['02/Mar/2026:12:00:05 +0000', noon],
    ['02/Mar/2026:20:00:05 +0800', noon],
    ['02/Mar/2026:08:30:05 -0330', noon],
    ['02/Foo/2026:12:00:05 +0000', undefined],
    ['02/anF/2026:12:00:05 +0000', undefined],
    ['0x/Mar/2026:12:00:05 +0000', undefined],
    ['02/Mar/2026:12:00:05', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(parseLogTime(text)).toBe(expected);
    expect(parseLogTime(`[${text}`, 1)).toBe(expected);
  });
});

describe('any time', () => {
  test.each([
    ['1772452805', noon, 1000],
    ['1772452805.125', noon + 125, 1],
    ['1772452805125', noon + 125, 1],
    ['1772452805125000', noon + 125, 1],
    ['1772452805125000000', noon + 125, 1],
    ['02/Mar/2026:12:00:05 +0000', noon, 1000],
    ['2026-03-02T20:00:05+08:00', noon, 1000],
    ['2026-03-02T20:00:05+0800', noon, 1000],
    ['2026-03-02 12:00:05', noon, 1000],
    ['2026/03/02 12:00:05.125', noon + 125, 1],
    ['2026-03-02T12:00:05.125', noon + 125, 1],
    ['2026-03-02T12:00:05.125123Z', noon + 125, 1],
  ])('%s', (text, ms, resolutionMs) => {
    expect(anyTime(text)).toEqual({ ms, resolutionMs });
  });

  test.each([undefined, '', '-', 'soon', '2026-13-02T12:00:05Z', '9'.repeat(40), '-5'])(
    '%s is none',
    (text) => {
      expect(anyTime(text)).toBeUndefined();
    },
  );
});
