import { describe, expect, test } from 'vitest';
import { parseSource } from './source.ts';

describe('a source', () => {
  test.each([
    ['db/migrations', { path: 'db/migrations' }],
    ['db/migrations:first=12', { path: 'db/migrations', first: 12 }],
    ['git:main:db', { path: 'db', revision: 'main' }],
    ['git:origin/main~2:a:b/c:first=3', { path: 'a:b/c', revision: 'origin/main~2', first: 3 }],
  ])('%s', (spec, source) => {
    expect(parseSource(spec)).toEqual(source);
  });

  test.each(['', 'git:main', 'git:--upload-pack=x:db', ':first=3'])('%j is refused', (spec) => {
    expect(() => parseSource(spec)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
