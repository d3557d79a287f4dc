import { describe, expect, test } from 'vitest';
import { isLive, parseSource, shownSource } from './source.ts';

describe('a source', () => {
  test.each([
    ['db/migrations', { path: 'db/migrations' }],
    ['db/migrations:first=12', { path: 'db/migrations', first: 12 }],
    ['db:layout=goose', { path: 'db', layout: 'goose' }],
    ['db:first=2:layout=flyway', { path: 'db', layout: 'flyway', first: 2 }],
    ['C:\\db:first=2', { path: 'C:\\db', first: 2 }],
    ['git:main:db', { path: 'db', revision: 'main' }],
    ['git:origin/main~2:a:b/c:first=3', { path: 'a:b/c', revision: 'origin/main~2', first: 3 }],
  ])('%s', (spec, source) => {
    expect(parseSource(spec)).toEqual(source);
  });

  test.each(['', 'git:main', 'git:--upload-pack=x:db', ':first=3', 'db:first=x', 'db:layout='])(
    '%j is refused',
    (spec) => {
      expect(() => parseSource(spec)).toThrow(expect.objectContaining({ code: 'usage' }));
    },
  );
});

test.each([
  ['postgres://ann:s3cret@db.internal:5432/shop?sslmode=require', 'postgres://db.internal:5432/shop'],
  ['mysql://root:p@ss/word@localhost/shop', 'mysql://localhost/shop'],
  ['postgres:///shop?password=s3cret', 'postgres:///shop'],
])('the report shows no more of %s than it may', (spec, shown) => {
  expect(isLive(spec)).toBe(true);
  expect(shownSource(spec)).toBe(shown);
});

test('a folder is shown as it is', () => expect(shownSource('git:main:db')).toBe('git:main:db'));
