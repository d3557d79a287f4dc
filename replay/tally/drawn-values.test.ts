import { expect, test } from 'vitest';
import type { ReplyDifference } from '../judge/difference/index.ts';
import { enterDrawn, joinedDrawn, type Drawn } from './drawn-values.ts';

/** What the first reply of stable says, and another one in its place. */
const from = (stable: string, preview: string): ReplyDifference | undefined =>
  stable === preview ? undefined : { at: 'body:/flag', kind: 'value-changed', stable, preview };

/** Of requests that got these values from stable, from stable again and from preview. */
const drawnFrom = (...all: readonly (readonly [string, string, string])[]): Drawn | undefined =>
  all.reduce<Drawn | undefined>(
    (known, [first, again, preview]) =>
      enterDrawn(known, { found: from(first, preview), noise: from(first, again) }, (value) => value),
    undefined,
  );

test.each<[string, readonly [string, string, string], Drawn | undefined]>([
  ['all alike', ['a', 'a', 'a'], undefined],
  ['preview differs', ['a', 'a', 'b'], { preview: { b: 1 }, stable: { a: 1 } }],
  ['stable differs from itself', ['a', 'b', 'a'], { preview: { a: 1 }, stable: { b: 1 } }],
  ['both differ likewise, which says nothing', ['a', 'b', 'b'], undefined],
  ['all differ', ['a', 'b', 'c'], { preview: { c: 1 }, stable: { b: 1 } }],
])('%s', (_name, values, expected) => expect(drawnFrom(values)).toEqual(expected));

test('two halves are the whole, and more than 12 values are not counted', () => {
  const half = drawnFrom(['a', 'a', 'b'], ['b', 'a', 'b']);
  expect(joinedDrawn(half, half)).toEqual({ preview: { b: 4 }, stable: { a: 4 } });
  const many = (begin: number): Drawn | undefined =>
    drawnFrom(...Array.from({ length: 7 }, (_, nth) => ['a', 'a', `id ${begin + nth}`] as const));
  expect([many(0), joinedDrawn(many(0), many(100)), joinedDrawn('many', half)]).toMatchObject([
    { stable: { a: 7 } },
    'many',
    'many',
  ]);
});

test('a name that objects know is a value like others', () => {
  expect(drawnFrom(['a', 'a', '__proto__'])).toEqual({ preview: { '(__proto__)': 1 }, stable: { a: 1 } });
});
