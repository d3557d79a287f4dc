import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentShape } from './route-segment.ts';
import { RouteLearner, routeOf } from './routes.ts';

describe('the looks of a segment', () => {
  test.each([
    ['42', '{}'],
    ['-3.5', '{}'],
    ['1,2,3', '{}'],
    ['2026-03-02', '{}'],
    ['2026-03', '{}'],
    ['20260302T001505Z', '{}'],
    ['3f2b8c1a-9d4e-4f5a-8b6c-7d8e9f0a1b2c', '{}'],
    ['507f1f77bcf86cd799439011', '{}'],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '{}'],
    ['dGhpcyBpcyBhIHRva2Vu0A', '{}'],
    ['ord_8Fj3kQ20', '{}'],
    ['redacted-0a1b2c3d', '{}'],
    ['mei@mail.example', '{}'],
    ['x'.repeat(101), '{}'],
    ['user-123', 'user-{}'],
    ['123.jpg', '{}.jpg'],
    ['app.3f2a1b9c.js', 'app.{}.js'],
    ['main-Bq8xZ20f.css', 'main-{}.css'],
    ['app.3f2a1b9c.chunk.css.map', 'app.{}.chunk.css.map'],
    ['exportReport2026Q1Summary', 'exportReport2026Q1Summary'],
    ['v1', 'v1'],
    ['ads', 'ads'],
    ['style2.css', 'style2.css'],
    ['jquery-3.7.1.min.js', 'jquery-3.7.1.min.js'],
    ['deadbeef', 'deadbeef'],
    ['top-10-tips-for-quiet-releases', 'top-10-tips-for-quiet-releases'],
    ['installing-windows-8-consumer-preview.html', 'installing-windows-8-consumer-preview.html'],
  ])('%s is %s', (segment, shape) => {
    expect(segmentShape(segment)).toBe(shape);
    expect(segmentShape(shape)).toBe(shape);
  });
});

test.each([
  ['GET', '/orders/7?full=1', 'GET /orders/{}'],
  ['HEAD', '/orders/7/', 'HEAD /orders/{}'],
  ['GET', '/a;jsessionid=0A1B/b', 'GET /a/b'],
  ['GET', '/', 'GET /'],
  ['GET', '/1/2/3/4/5/6/7/8/9/10/11/12/13/14', `GET ${'/{}'.repeat(13)}`],
])('routeOf %s %s is %s', (method, target, route) => {
  expect(routeOf(method, target)).toBe(route);
});

describe('most targets are known by their looks, which says the same', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'/ // ? ; : # { } {} 7 42 -3 2026-03-02 ads user-123 app.3f2a1b9c.js redacted-0a1b2c3d @ é namea'.split(
        ' ',
      ),
    ),
    fc.stringMatching(/^[\w.~%-]{1,25}$/),
  );
  const target = fc
    .tuple(fc.constantFrom('', '/', '/many/'), fc.array(piece, { maxLength: 30 }))
    .map(([start, pieces]) => start + pieces.join(''));
  // a template that no target fits keeps a learner from a glance
  const byPieces = { templates: ['/a/b/c/d/e/f/g/h/i/j'] };

  test('where nothing was learned', () => {
    const nothing = new RouteLearner(byPieces);
    const same = fc.property(target, (one) => {
      expect(routeOf('get', one)).toBe(nothing.routeOf('get', one));
    });
    fc.assert(same, { numRuns: 3000 });
  });

  test('and where much was', () => {
    const [glancing, thorough] = [new RouteLearner(), new RouteLearner(byPieces)];
    for (const learner of [glancing, thorough]) {
      for (const name of names(120)) for (const path of [`/many/${name}/ads`, '/ads/7']) learner.add(path);
    }
    expect(glancing.routeOf('GET', '/many/new/ads')).toBe('GET /many/{}/ads');
    const same = fc.property(target, (one) => {
      expect(glancing.routeOf('get', one)).toBe(thorough.routeOf('get', one));
    });
    fc.assert(same, { numRuns: 3000 });
  });
});

/** Names of letters only, so that none looks like a value. */
const names = (count: number, prefix = 'name'): string[] =>
  Array.from({ length: count }, (_, index) => prefix + letters(index));

function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
}

describe('learning', () => {
  test('many values under one parent are one parameter, and what follows them is joined', () => {
    const learner = new RouteLearner();
    for (const name of names(150)) learner.add(`/users/${name}/ads`);
    learner.add('/users/list', 50);
    expect(learner.routeOf('GET', '/users/namea/ads?x=1')).toBe('GET /users/{}/ads');
    expect(learner.routeOf('GET', '/users/never-seen/ads')).toBe('GET /users/{}/ads');
    expect(learner.routeOf('GET', '/users/list')).toBe('GET /users/list');
  });

  test('as many names as an API has resources stay apart', () => {
    const learner = new RouteLearner();
    for (const name of names(40)) learner.add(`/api/${name}/7`);
    expect(learner.routeOf('GET', '/api/nameab/8')).toBe('GET /api/nameab/{}');
    expect(learner.routeOf('GET', '/api/never-seen/8')).toBe('GET /api/never-seen/{}');
  });

  test('above the limit all values are folded, whatever their share', () => {
    const learner = new RouteLearner();
    learner.add('/tags/often', 1_000_000);
    for (const name of names(1200)) learner.add(`/tags/${name}`);
    expect(learner.routeOf('GET', '/tags/often')).toBe('GET /tags/{}');
  });

  test('given templates win, the more literal first', () => {
    const learner = new RouteLearner({
      templates: ['/orders/{id}', '/orders/mine', '/files/{name}.{kind}/'],
    });
    for (const [target, route] of [
      ['/orders/abc', 'GET /orders/{}'],
      ['/orders/mine?x=1', 'GET /orders/mine'],
      ['/files/a.b', 'GET /files/{}.{}'],
      ['/files/ab', 'GET /files/ab'],
      ['/orders', 'GET /orders'],
    ] as const) {
      learner.add(target);
      expect(learner.routeOf('GET', target)).toBe(route);
    }
  });

  test('the order of the targets does not matter', () => {
    const pool = [...names(1100), ...names(120, 'x').flatMap((name) => [`deep/${name}/y`, `${name}/deep/z`])];
    const orders = fc.shuffledSubarray(pool, { minLength: pool.length });
    fc.assert(
      fc.property(orders, orders, fc.integer({ min: 40, max: pool.length }), (one, other, size) => {
        const chosen = new Set(pool.slice(-size));
        const [first, second] = [one, other].map((order) => {
          const learner = new RouteLearner();
          for (const path of order) if (chosen.has(path)) learner.add(`/${path}`);
          return pool.map((path) => learner.routeOf('GET', `/${path}`));
        });
        expect(first).toEqual(second);
      }),
      { numRuns: 20 },
    );
  });

  test('memory is bounded: what comes after 100,000 nodes is not learned, and still has a route', () => {
    const late = names(150).map((name) => `/late/${name}`);
    const learner = new RouteLearner();
    for (const target of late) learner.add(target);
    expect(learner.routeOf('GET', '/late/namea')).toBe('GET /late/{}');
    const full = new RouteLearner();
    for (let n = 0; n < 120_000; n++) {
      full.add(`/${letters(n % 40)}/${letters(Math.floor(n / 40) % 40)}/${letters(n)}`);
    }
    for (const target of late) full.add(target);
    expect(full.routeOf('GET', '/late/namea')).toBe('GET /late/namea');
  });
});
