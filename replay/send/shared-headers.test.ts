import { expect, test } from 'vitest';
import { SharedHeaders } from './shared-headers.ts';

test('equal headers are one object, others are not', () => {
  const shared = new SharedHeaders();
  const first = shared.of({ accept: 'text/html', referer: 'a' });
  expect(shared.of({ accept: 'text/html', referer: 'a' })).toBe(first);
  expect(shared.of({ accept: 'text/html', referer: 'b' })).toEqual({ accept: 'text/html', referer: 'b' });
});

test('ever new headers are given back as they are, and the first ones are forgotten', () => {
  const shared = new SharedHeaders();
  const first = shared.of({ referer: '0' });
  for (let nth = 1; nth <= 1000; nth += 1)
    expect(shared.of({ referer: String(nth) })).toEqual({ referer: String(nth) });
  const again = shared.of({ referer: '0' });
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});
