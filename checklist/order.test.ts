import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles, planOrder, violationsOf, type Graph } from './order.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const graphs = fc.dictionary(
  fc.constantFrom(...names),
  fc.array(fc.constantFrom(...names), { maxLength: 4 }),
);
/** Edges only to later names, so that no cycle can be. */
const acyclic = graphs.map((graph): Graph =>
  Object.fromEntries(Object.entries(graph).map(([from, calls]) => [from, calls.filter((to) => to > from)])),
);

test('everything is ordered once, and the way back is the exact reverse', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { deploy, rollback } = planOrder(graph);
      const all = new Set([...Object.keys(graph), ...Object.values(graph).flat()]);
      expect(deploy.toSorted()).toEqual([...all].sort());
      expect(rollback).toEqual(deploy.toReversed());
    }),
  );
});

test('without cycles every service goes out after what it calls', () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const { deploy, cycles, edges } = planOrder(graph);
      expect(cycles).toEqual([]);
      for (const { from, to } of edges) expect(deploy.indexOf(to)).toBeLessThan(deploy.indexOf(from));
      expect(violationsOf(graph, deploy)).toEqual([]);
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
  expect(planOrder(graph)).toMatchObject({
    deploy: ['db', 'b', 'c', 'web'],
    cycles: [['b', 'c', 'b']],
  });
  expect(findCycles({ self: ['self'] })).toEqual([['self', 'self']]);
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
  const { deploy } = planOrder(chain);
  expect(deploy.slice(0, 2)).toEqual(['s20000', 's19999']);
});
