import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles, orderOf, violationsOf, type Graph } from './service-graph.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const graphs = fc.dictionary(
  fc.constantFrom(...names),
  fc.array(fc.constantFrom(...names), { maxLength: 4 }),
);
/** Edges only to later names, so that no cycle can be. */
const acyclic = graphs.map((graph): Graph =>
  Object.fromEntries(Object.entries(graph).map(([from, calls]) => [from, calls.filter((to) => to > from)])),
);

test('everything is ordered once', () => {
  fc.assert(
    fc.property(graphs, graphs, (firm, wished) => {
      const all = new Set([firm, wished].flatMap((graph) => Object.entries(graph).flat(2)));
      expect(orderOf(firm, wished).toSorted()).toEqual([...all].sort());
    }),
  );
});

test('without cycles every service goes out after what it calls', () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const deploy = orderOf(graph);
      expect(findCycles(graph)).toEqual([]);
      for (const [from, calls] of Object.entries(graph))
        for (const to of calls) expect(deploy.indexOf(to)).toBeLessThan(deploy.indexOf(from));
      expect(violationsOf(graph, deploy)).toEqual([]);
    }),
  );
});

test('what is firm holds, whatever is wished', () => {
  fc.assert(
    fc.property(acyclic, graphs, (firm, wished) => {
      expect(violationsOf(firm, orderOf(firm, wished))).toEqual([]);
    }),
  );
});

test('a cycle is a path along edges that ends where it begins', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      for (const cycle of findCycles(graph)) {
        expect(cycle[0]).toBe(cycle.at(-1));
        cycle.slice(1).forEach((to, index) => expect(graph[cycle[index] ?? '']).toContain(to));
      }
    }),
  );
});

test('a knot of services stands together, what it calls before and what calls it after', () => {
  const graph = { web: ['b'], b: ['c'], c: ['b', 'db'] };
  expect(orderOf(graph)).toEqual(['db', 'b', 'c', 'web']);
  expect(findCycles(graph)).toEqual([['b', 'c', 'b']]);
  expect(findCycles({ self: ['self'] })).toEqual([['self', 'self']]);
});

test('a knot in which only one service goes out is no cycle', () => {
  const ring = { a: ['b'], b: ['c'], c: ['a'] };
  expect(findCycles(ring, ['a'])).toEqual([]);
  expect(findCycles(ring, ['a', 'c'])).toEqual([['a', 'b', 'c', 'a']]);
});

test('a caller before what it calls is named with the way between', () => {
  const graph = { web: ['gateway'], gateway: ['delivery'] };
  expect(violationsOf(graph, ['delivery', 'web'])).toEqual([]);
  expect(violationsOf(graph, ['web', 'delivery'])).toEqual([
    { first: 'web', second: 'delivery', path: ['web', 'gateway', 'delivery'] },
  ]);
});

test('a long chain neither overflows nor hangs', () => {
  const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`s${n}`, [`s${n + 1}`]]));
  expect(orderOf(chain).slice(0, 2)).toEqual(['s20000', 's19999']);
});
