import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { hostile } from '../../fixtures/reports/hostile.ts';
import { evidenceText } from './evidence-text.ts';
import { number } from './facts.ts';
import { grouped } from './grouped.ts';
import { markup } from './markup.ts';
import { decisionsIn } from './outcome.ts';
import { cutLines, cutText, oneLine, visible } from './visible.ts';
import { widthOf, wrap } from './wrap.ts';

describe('visible', () => {
  test('spells out what cannot be seen', () => {
    expect(visible('a\u001b[2Jb\u202ec\ud800\n\t')).toBe('a\\u{1b}[2Jb\\u{202e}c\ufffd\n\t');
  });

  test('leaves ordinary text of any script alone, and is done after one time', () => {
    expect(visible(hostile.cjk)).toBe(hostile.cjk);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });

  test('one line is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
      }),
    );
  });
});

test('cuts say how much is missing and never halve a character', () => {
  expect(cutText('abcdef', 6)).toBe('abcdef');
  expect(cutText('abcdef', 4)).toBe('abcd … (2 more characters)');
  expect(cutText('ab😀', 3)).toBe('ab … (2 more characters)');
  expect(cutLines('a\nb\nc\nd\n', 2, 9)).toEqual(['a', 'b', '… (2 more lines)']);
});

describe('markup', () => {
  test('escapes every value and no markup', () => {
    const inner = markup`<i title="${'"><b>'}">${"a<'&"}</i>`;
    expect(markup`<p>${inner}${undefined}${[inner]}${3}</p>`.text).toBe(`<p>${inner.text}${inner.text}3</p>`);
    expect(inner.text).toBe('<i title="&quot;&gt;&lt;b&gt;">a&lt;&#39;&amp;</i>');
  });

  test.each(Object.entries(hostile))('holds no live character of %s', (_name, text) => {
    expect(markup`${text}`.text).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
  });
});

describe('wrap', () => {
  test('keeps all but blanks at the ends of lines, within the columns', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '广', 'bc') }),
        fc.integer({ min: 2, max: 30 }),
        (text, columns) => {
          const lines = wrap(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });

  test('breaks at blanks where there are any', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('广告位灰度', 4)).toEqual(['广告', '位灰', '度']);
  });
});

test('numbers have four digits at most after being whole', () => {
  expect([1_204, 5.25, 0.123_456, 1234.56, 1e-7].map(number)).toEqual([
    '1204',
    '5.25',
    '0.1235',
    '1235',
    '1e-7',
  ]);
});

test('what a person can answer comes before what the run could not know', () => {
  const report = everyKindReport();
  const outcomes = decisionsIn(report).map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['pending', 'inconclusive']));
  expect(outcomes).toEqual(outcomes.toSorted().toReversed());
});

test('groups keep the order of first appearance', () => {
  expect([...grouped(['b1', 'a1', 'b2'], (text) => text.slice(0, 1))]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

test.each([
  ['a\nb', 'a', '  a\n- b'],
  ['x', 'y', '- x\n+ y'],
  ['t\na\nb\nc', 't\nb\nd\nc', '  t\n- a\n+ d'],
  ['a\nb', 'b\na', '- a\n- b\n+ b\n+ a'],
])('of %j and %j what differs is shown', (old, candidate, expected) => {
  expect(evidenceText({ kind: 'side-by-side', title: 'x', old, new: candidate })).toBe(expected);
});
