import { expect, test } from 'vitest';
import { parsePlace } from './source-place.ts';

test.each([
  ['proto', { path: 'proto' }],
  ['C:\\proto', { path: 'C:\\proto' }],
  ['git:main:proto', { path: 'proto', revision: 'main' }],
  ['git:origin/main~2:a:b/c', { path: 'a:b/c', revision: 'origin/main~2' }],
])('%s', (spec, place) => expect(parsePlace(spec)).toEqual(place));

test.each(['', 'git:main', 'git::proto', 'git:--upload-pack=x:proto'])('%j is refused', (spec) => {
  expect(() => parsePlace(spec)).toThrow(expect.objectContaining({ code: 'usage', where: spec }));
});
