import { expect, test } from 'vitest';
import { timeOf } from './time-text.ts';
import { valueKind } from './value-kind.ts';

/** When both replies were made. */
const times = { stable: Date.UTC(2026, 2, 2, 10, 0, 0), preview: Date.UTC(2026, 2, 2, 10, 0, 2) };

test.each<[string, string | number, string | number]>([
  ['a moment', '2026-03-02T10:00:00.120Z', '2026-03-02T10:00:01.970Z'],
  ['a moment in seconds', 1772445600, 1772445602],
  ['a copy that each process keeps for minutes', '2026-03-02T09:58:00Z', '2026-03-02T09:53:10Z'],
  ['a moment in a text', 'Rendered at 2026-03-02T10:00:00.120Z', 'Rendered at 2026-03-02T10:00:01.970Z'],
  ['a zone that is written otherwise', '2026-03-02T10:00:00.1Z', '2026-03-02T18:00:02+08:00'],
  ['two in a text', 'from 2026-03-02 10:00 to 1772445600', 'from 2026-03-02 10:01 to 1772445602'],
  ['as HTTP writes it', 'at Mon, 02 Mar 2026 10:00:00 GMT', 'at Mon, 02 Mar 2026 10:00:02 GMT'],
  ['as JavaScript writes it', 'Mon Mar 02 2026 10:00:00 GMT+0000', 'Mon Mar 02 2026 10:00:01 GMT+0000'],
  ['as Java writes it', 'Mon Mar 02 10:00:00 UTC 2026', 'Mon Mar 02 10:00:02 UTC 2026'],
  ['local time on both sides', 'at 2026-03-02 18:00:00', 'at 2026-03-02 18:00:02'],
])('%s is a time', (_name, stable, preview) =>
  expect(valueKind(stable, preview, 'body:/a', times)).toBe('date-changed'),
);

test.each<[string, string | number, string | number]>([
  ['another zone', '2026-03-02T10:00:00', '2026-03-02T18:00:02'],
  ['another zone in a text', 'at 2026-03-02 10:00:00', 'at 2026-03-02 18:00:02'],
  ['milliseconds that became seconds', 1772445600120, 1772445601],
  ['milliseconds that became seconds in a text', 'at 1772445600120', 'at 1772445601'],
  ['a zone that is no longer said', '2026-03-02T10:00:00Z', '2026-03-02T10:00:02'],
  ['another way to write a day and a time', '2026-03-02T10:00:00Z', '2026-03-02 10:00:02Z'],
  ['ISO 8601 that became the form of HTTP', '2026-03-02T10:00:00Z', 'Mon, 02 Mar 2026 10:00:02 GMT'],
  ['another day', 'at 2026-03-02T10:00:00Z', 'at 2026-03-03T10:00:00Z'],
  ['other words', 'made at 2026-03-02T10:00:00Z', 'done at 2026-03-02T10:00:02Z'],
  ['one more', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z 2026-03-02T10:00:01Z'],
  ['a number that is no time', 'order 1772445600123456', 'order 9772445600123456'],
  ['no time at all', 'a', 'b'],
])('%s is a value', (_name, stable, preview) =>
  expect(valueKind(stable, preview, 'body:/a', times)).toBe('value-changed'),
);

test('what is no time has none', () => {
  for (const value of ['', 'soon', '2026-13-02T10:00:00Z', '12:00', 5, null, true])
    expect(timeOf(value)).toBeUndefined();
});
