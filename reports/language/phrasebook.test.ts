import { describe, expect, test } from 'vitest';
import { phraseOf } from './phrase.ts';
import { Phrasebook } from './phrasebook.ts';

const book = new Phrasebook({
  'A column was dropped': '一个列被删除',
  '{column} is gone': '{column} 已不存在',
  '{count} old (query|queries) still (reads|read) it': '仍有 {count} 个旧查询读取它',
  'Column {name} is dropped, and {why*}': '列 {name} 被删除，而且{why}',
  'no old queries are known': '没有已知的旧查询',
});

test.each([
  ['a text that is known as it stands', 'A column was dropped', '一个列被删除'],
  ['with its full stop', 'A column was dropped.', '一个列被删除。'],
  ['a hole', 'orders.note is gone', 'orders.note 已不存在'],
  ['one of several words', '1 old query still reads it', '仍有 1 个旧查询读取它'],
  [
    'two phrases',
    'orders.note is gone, 2 old queries still read it.',
    'orders.note 已不存在，仍有 2 个旧查询读取它。',
  ],
  [
    'a heading before a sentence',
    'A column was dropped: orders.note is gone.',
    '一个列被删除：orders.note 已不存在。',
  ],
  [
    'the phrase that covers more',
    'Column a is dropped, and no old queries are known.',
    '列 a 被删除，而且没有已知的旧查询。',
  ],
  ['a route before a sentence', 'GET /api/ads: orders.note is gone.', 'GET /api/ads：orders.note 已不存在。'],
  ['values between phrases', 'A column was dropped: orders.note.', '一个列被删除：orders.note。'],
  ['a list of values', 'A column was dropped: a.x, a.y.', '一个列被删除：a.x, a.y。'],
])('%s', (_, english, chinese) => {
  expect(book.translate(english)).toEqual({ text: chinese, unknown: [] });
});

test('what no phrase knows stays, and is named', () => {
  expect(book.translate('A column was dropped: nobody knows why. orders.note is gone.')).toEqual({
    text: '一个列被删除：nobody knows why. orders.note 已不存在。',
    unknown: ['nobody knows why'],
  });
});

test('values are never translated, only the words of the harness', () => {
  expect(book.translate('no old queries are known is gone').text).toBe('no old queries are known 已不存在');
});

describe('a phrase that cannot be used is refused', () => {
  test.each([
    ['{a} is gone', '{b} 已不存在', /names \{b\}/],
    ['{a} is gone', '已不存在', /lacks \{a\}/],
  ])('%s: %s', (english, translation, message) => {
    expect(() => phraseOf(english, translation)).toThrow(message);
  });
});

test('a long text ends soon', () => {
  const text = Array.from({ length: 400 }, (_, index) => `part ${index} of it is gone`).join(', ');
  expect(book.translate(text).unknown).toEqual([]);
});
