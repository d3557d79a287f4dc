import { expect, test } from 'vitest';
import { compareVersions } from './version-order.ts';

const inOrder = [
  '0.9',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-rc.2',
  'v1.0',
  '1.2.9',
  '1.10',
];

test('versions are compared as numbers, and pre-releases come before their release', () => {
  inOrder.forEach((first, at) =>
    inOrder.forEach((second, other) =>
      expect([first, second, Math.sign(compareVersions(first, second) ?? NaN)]).toEqual([
        first,
        second,
        Math.sign(at - other),
      ]),
    ),
  );
  expect(compareVersions('1.0', '1.0.0+build.7')).toBe(0);
  expect(compareVersions('main', '1.0')).toBeUndefined();
});
