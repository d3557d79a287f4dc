import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RouteLearner } from '../../capture/index.ts';
import { choose } from './choose.ts';
import { priorityOf } from './priority.ts';
import { RouteSampler, type SampleOptions } from './route-sampler.ts';

interface Seeded extends SampleOptions {
  readonly seed: number;
}

const usual: Seeded = { most: 100, perRouteMin: 5, seed: 1 };

/** Takes in GETs of targets, each with a number of its own or a key. */
function adder(sampler: RouteSampler<string>, { seed, templates }: Seeded) {
  const untaught = new RouteLearner({ templates });
  let nth = 0;
  return (target: string, key?: string): void => {
    const priority = priorityOf(seed, key ?? (nth += 1));
    sampler.add({ item: target, priority, key }, untaught.routeOf('GET', target));
  };
}

interface Stream {
  readonly target: string;
  readonly times: number;
}

/** The streams in turn, as requests of one capture, and how many of each were chosen. */
function sample(streams: readonly Stream[], options: Seeded = usual, keyed = false) {
  const sampler = new RouteSampler<string>(options);
  const add = adder(sampler, options);
  let total = 0;
  for (let round = 0; round < Math.max(...streams.map(({ times }) => times)); round += 1) {
    for (const { target, times } of streams) {
      if (round >= times) continue;
      add(target, keyed ? target : undefined);
      total += 1;
    }
  }
  const routes = sampler.close();
  const chosen = choose(routes, options);
  const count: Record<string, number> = {};
  for (const { route } of chosen) count[route] = (count[route] ?? 0) + 1;
  return { routes, chosen, count, total };
}

test('what fits is chosen whole and stays in order', () => {
  const { chosen } = sample([
    { target: '/a', times: 3 },
    { target: '/b', times: 1 },
  ]);
  expect(chosen.map(({ item }) => item)).toEqual(['/a', '/b', '/a', '/a']);
});

test('every route gets its share and rare ones their minimum', () => {
  const { count, routes, chosen } = sample(
    [
      { target: '/busy', times: 80_000 },
      { target: '/half', times: 20_000 },
      { target: '/rare', times: 7 },
      { target: '/once', times: 1 },
    ],
    { most: 1000, perRouteMin: 5, seed: 3 },
  );
  expect(chosen).toHaveLength(1000);
  expect(count).toMatchObject({ 'GET /rare': 5, 'GET /once': 1 });
  expect(count['GET /busy']).toBeGreaterThan(740);
  expect(count['GET /busy']).toBeLessThan(850);
  expect(Object.fromEntries(routes.map(({ route, seen }) => [route, seen]))).toEqual({
    'GET /busy': 80_000,
    'GET /half': 20_000,
    'GET /rare': 7,
    'GET /once': 1,
  });
});

test('a route that comes late gets its share too, and memory does not grow with the stream', () => {
  const options = { most: 500, perRouteMin: 5, seed: 9 };
  const sampler = new RouteSampler<string>(options);
  const add = adder(sampler, options);
  for (let nth = 0; nth < 60_000; nth += 1) {
    add(nth < 30_000 ? '/early' : '/late');
  }
  const routes = sampler.close();
  expect(routes.reduce((sum, { kept }) => sum + kept.length, 0)).toBeLessThan(500 * 5 + 1000);
  const late = choose(routes, { most: 500, perRouteMin: 5 }).filter(({ item }) => item === '/late').length;
  expect(late).toBeGreaterThan(190);
  expect(late).toBeLessThan(310);
});

test('a route that comes now and then all along has its minimum', () => {
  const options = { most: 100, perRouteMin: 20, seed: 5 };
  const sampler = new RouteSampler<string>(options);
  const add = adder(sampler, options);
  for (let nth = 0; nth < 30_000; nth += 1) {
    add(nth % 1000 === 999 ? '/rare' : '/busy');
  }
  const chosen = choose(sampler.close(), { most: 100, perRouteMin: 20 });
  expect(chosen.filter(({ item }) => item === '/rare')).toHaveLength(20);
  expect(chosen).toHaveLength(100);
});

test('what may not be chosen takes no place from what may', () => {
  const options = {
    most: 200,
    perRouteMin: 5,
    seed: 2,
    mayChoose: (route: string) => /^GET \/(?:rare|some)$/.test(route),
  };
  const { routes } = sample(
    [
      { target: '/busy', times: 40_000 },
      { target: '/some', times: 1000 },
      { target: '/rare', times: 20 },
    ],
    options,
  );
  expect(routes.find(({ route }) => route === 'GET /busy')).toMatchObject({ seen: 40_000 });
  expect(routes.reduce((sum, { kept }) => sum + kept.length, 0)).toBeLessThan(200 * 5 + 1000);
  const chosen = choose(
    routes.filter(({ route }) => options.mayChoose(route)),
    options,
  );
  expect(chosen).toHaveLength(200);
  expect(chosen.filter(({ item }) => item === '/rare').length).toBeGreaterThanOrEqual(5);
});

test('pages of one route are one stratum, however many there are', () => {
  const words = (nth: number): string =>
    `${String(nth).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}x`;
  const streams = Array.from({ length: 5000 }, (_, nth) => ({ target: `/blog/${words(nth)}`, times: 1 }));
  const { routes, count } = sample([...streams, { target: '/api/ads', times: 50 }]);
  expect(routes.map(({ route, seen }) => [route, seen])).toEqual(
    expect.arrayContaining([
      ['GET /blog/{}', 5000],
      ['GET /api/ads', 50],
    ]),
  );
  expect(routes).toHaveLength(2);
  expect(count['GET /api/ads']).toBeGreaterThanOrEqual(5);
});

test('templates win over what is learned', () => {
  const options = { ...usual, templates: ['/files/{name}.json'] };
  const { count } = sample([{ target: '/files/a.json', times: 2 }], options);
  expect(count).toEqual({ 'GET /files/{}.json': 2 });
});

test('equal keys are one item, and how many there were is known', () => {
  const { routes, chosen } = sample(
    [
      { target: '/a?x=1', times: 40 },
      { target: '/a?x=2', times: 2 },
    ],
    usual,
    true,
  );
  expect(chosen.map(({ item }) => item)).toEqual(['/a?x=1', '/a?x=2']);
  expect(routes).toMatchObject([{ route: 'GET /a', seen: 42, duplicates: 40 }]);
});

describe('for any capture', () => {
  const streams = fc.array(
    fc.record({ target: fc.stringMatching(/^\/[a-c]\/[a-z]{1,2}$/), times: fc.integer({ min: 1, max: 60 }) }),
    { minLength: 1, maxLength: 12 },
  );
  const options = fc.record({
    most: fc.integer({ min: 1, max: 60 }),
    perRouteMin: fc.integer({ min: 0, max: 9 }),
    seed: fc.integer(),
  });

  test('as many are chosen as may be, none twice, and the same for the same seed', () => {
    fc.assert(
      fc.property(streams, options, (captured, chosenBy) => {
        const first = sample(captured, chosenBy);
        expect(first.chosen).toHaveLength(Math.min(chosenBy.most, first.total));
        expect(first.routes.reduce((sum, { seen }) => sum + seen, 0)).toBe(first.total);
        expect(sample(captured, chosenBy).chosen).toEqual(first.chosen);
      }),
    );
  });

  test('no route that could have its minimum is left below it', () => {
    fc.assert(
      fc.property(streams, options, (captured, chosenBy) => {
        const { routes, count } = sample(captured, chosenBy);
        const each = Math.min(chosenBy.perRouteMin, Math.floor(chosenBy.most / routes.length));
        for (const { route, seen } of routes)
          expect(count[route] ?? 0).toBeGreaterThanOrEqual(Math.min(each, seen));
      }),
    );
  });
});
