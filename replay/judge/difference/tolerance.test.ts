import { describe, expect, test } from 'vitest';
import type { ToleranceRule } from '../options.ts';
import type { CompleteReply } from '../../reply.ts';
import { compareRules } from './compare-rules.ts';
import { compareReplies } from './index.ts';

type Said = Omit<ToleranceRule, 'place'>;

function found(said: Said, replies: readonly CompleteReply[], place = '*'): string[] {
  const rules = compareRules({ tolerances: [{ place, ...said }], preview: { url: 'http://a' } })('GET /ads');
  const [stable, preview] = replies as readonly [CompleteReply, CompleteReply];
  return compareReplies(stable, preview, rules).map(({ at, kind }) => `${at} ${kind}`);
}

function reply(text: string, headers: CompleteReply['headers']): CompleteReply {
  return { status: 200, headers, body: { bytes: text.length, text }, latencyUs: 1 };
}

const ofJson = (...values: unknown[]) =>
  values.map((value) =>
    reply(value === undefined ? '{}' : JSON.stringify({ value }), { 'content-type': 'application/json' }),
  );

describe('a value of JSON', () => {
  test.each<[string, Said, unknown, unknown]>([
    ['a number by its distance', { absolute: 1 }, 5, 6],
    ['a number by its share', { relative: 0.1 }, 100, 109],
    ['a number in a text', { absolute: 0.01 }, 'from $ 12.50', 'from $ 12.51'],
    ['thousands in a text', { relative: 0.01 }, '1,999.50 EUR', '2,001.00 EUR'],
    ['seconds between two times', { withinMs: 2000 }, '2026-03-02T10:00:00Z', '2026-03-02T10:00:02Z'],
    ['the same moment in two zones', { withinMs: 0 }, '2026-03-02T10:00:00Z', '2026-03-02 18:00:00+08:00'],
    ['a moment as number and text', { withinMs: 0 }, 1772445600, '2026-03-02T10:00:00.000Z'],
    ['a moment as HTTP writes it', { withinMs: 0 }, 'Mon, 02 Mar 2026 10:00:00 GMT', '2026-03-02T10:00:00Z'],
    ['days with strokes', { withinMs: 0 }, '2026/03/02', '2026-03-02'],
    ['case', { alike: ['case'] }, 'Paid', 'PAID'],
    ['spaces', { alike: ['spaces'] }, ' a  b', 'a b'],
    ['null and an empty text', { alike: ['empty'] }, null, ''],
    ['an empty list and nothing', { alike: ['empty'] }, [], undefined],
    ['nothing and null', { alike: ['empty'] }, undefined, null],
    ['a number and its text', { alike: ['type'] }, 5, '5.0'],
    ['true and its text', { alike: ['type'] }, true, 'true'],
    ['several at once', { alike: ['case', 'spaces'], absolute: 1 }, 'In 5 Days', 'in  6 days'],
  ])('%s', (_name, said, stable, preview) => expect(found(said, ofJson(stable, preview))).toEqual([]));

  test.each<[string, Said, unknown, unknown]>([
    ['a number too far', { absolute: 1 }, 5, 7],
    ['a share too large', { relative: 0.1 }, 100, 120],
    ['other words around the number', { absolute: 1 }, 'from $ 12', 'from € 12'],
    ['a number of another type', { absolute: 1 }, 5, '5'],
    ['times too far', { withinMs: 2000 }, '2026-03-02T10:00:00Z', '2026-03-02T10:00:03Z'],
    ['a text that is no time', { withinMs: 2000 }, '2026-03-02T10:00:00Z', 'soon'],
    ['case where spaces are meant', { alike: ['spaces'] }, 'a b', 'A b'],
    ['digits where case is meant', { alike: ['case'] }, '007', '7'],
    ['zero, which is not empty', { alike: ['empty'] }, 0, null],
    ['something for nothing', { alike: ['empty'] }, undefined, 'a'],
    ['true and 1', { alike: ['type'] }, true, 1],
    ['null and its name', { alike: ['type'] }, null, 'null'],
  ])('not %s', (_name, said, stable, preview) =>
    expect(found(said, ofJson(stable, preview))).toHaveLength(1),
  );
});

test.each<[string, readonly [string, string], CompleteReply['headers'][], string[]]>([
  [
    'header:cache-control',
    ['x', 'x'],
    [{ 'cache-control': 'max-age=3600' }, { 'cache-control': 'max-age=3599' }],
    [],
  ],
  ['body:p', ['<p>in 5 days</p>', '<p>in 6 days</p>'], [{ 'content-type': 'text/html' }], []],
  ['body:line *', ['up 5 days', 'up 6 days'], [{ 'content-type': 'text/plain' }], []],
  ['body:/a/b', ['<a><b>5</b></a>', '<a><b>6</b></a>'], [{ 'content-type': 'text/xml' }], []],
  [
    'body:/a/c',
    ['<a><b>5</b></a>', '<a><b>6</b></a>'],
    [{ 'content-type': 'text/xml' }],
    ['body:/a/b value-changed'],
  ],
])('%s', (place, [stable, preview], [ours = {}, theirs = ours], expected) =>
  expect(found({ absolute: 1 }, [reply(stable, ours), reply(preview, theirs)], place)).toEqual(expected),
);

test.each<Said>([{}, { absolute: 0 }, { relative: 2 }, { withinMs: -1 }, { alike: [] }])(
  'a rule that tolerates nothing is refused: %j',
  (said) =>
    expect(() => found(said, ofJson(1, 2))).toThrow(
      expect.objectContaining({ code: 'usage', where: 'tolerances' }) as Error,
    ),
);
